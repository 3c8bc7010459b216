/* How fast care begins: the youngest and the oldest half year, by week. */

/* Areas that a line in steps takes, from place `from` on. */
function stepAreas(size, values, from) {
	return values.map(function (value, k) {
		return [size.x(k) - 3, size.y(value) - 5, size.x(k + 1) + 3, size.y(value) + 5];
	}).filter(function (area, k) {
		return k >= from && known(values[k]);
	});
}

/* Writes the name of a line that ends early where it ends, below or above; at the end of the axis it
 * would seem to reach that far. False when there is no room. */
function nameAtEnd(size, one, taken) {
	var last = lastKnown(one.values), x = size.x(last[0]) + 6, high = 9 * linesOf(one.name);

	return [12, -12, 24, -24, 40].some(function (away) {
		var y = size.y(last[1]) + away + (away > 0 ? high : -high) / 2;
		var area = [x, y - high, x + width(one.name, FONT, true), y + high];

		if (area[2] > size.w - size.right || area[1] < size.top || area[3] > size.top + size.tall ||
			taken.some(function (other) {
				return touches(area, other);
			}))
			return false;
		size.over.push(word(x, y, one.name, {align: 'left', bold: true, colour: one.colour}));
		return true;
	});
}

/* The norm, and how many of the youngest had begun by then. Returns the area of that value. */
function writeNorm(size, norm, values) {
	var value = values[Math.floor(norm)], x = size.x(norm) + 9, y;

	upright(size, norm, normText(norm), false);
	if (!known(value))
		return [];
	y = size.y(value) + (value > 15 ? 16 : -14);
	put(size.over, [dot(size.x(norm), size.y(value), 5.5, {fill: ACCENT}), word(x, y, percent(value),
		{colour: INKT, bold: true, size: FONT_VALUE, align: 'left'})]);
	return [[x, y - 10, x + width(percent(value), FONT_VALUE, true) + 4, y + 10]];
}

function cohortLines(figures, narrow) {
	var all = (figures.cohorten || []).filter(function (one) {
		return lastKnown(one.start || []) !== null;
	}), chosen = all.length > 1 ? [all[all.length - 1], all[0]] : all;

	return chosen.map(function (one, i) {
		return {values: one.start, name: wrap(one.naam, narrow ? 78 : 136, 3),
			colour: i === 0 ? ACCENT : GRIJS, width: i === 0 ? 3 : 2};
	});
}

KINDS.verloop = function (figures, narrow) {
	var lines = cohortLines(figures, narrow), most, size, taken = [];

	if (lines.length === 0)
		return empty(narrow);
	most = Math.max(1, largest(lines.map(function (one) {
		return one.values.length - 1;
	})));
	size = frame(narrow, narrow ? 340 : 380, [34, 16 + largest(lines.map(function (one) {
		return width(one.name, FONT, true);
	})), 54, 50], [0, most], [0, 100]);
	lines.slice().reverse().forEach(function (one) {
		line(size, one.values, {colour: one.colour, width: one.width, step: true});
	});
	if (known(figures.norm) && figures.norm <= most) {
		taken = writeNorm(size, figures.norm, lines[0].values);
		taken.push([size.x(figures.norm) - 3, size.top, size.x(figures.norm) + 3, size.top + size.tall]);
	}
	names(size, lines.filter(function (one, i) {
		var last = lastKnown(one.values)[0], other = lines[1 - i];

		return last > 0.8 * most || !nameAtEnd(size, one,
			taken.concat(other ? stepAreas(size, other.values, last) : []));
	}));
	return chart(size, axisAlong(mix({type: 'value', min: 0, max: most,
		interval: stepOf(most, narrow ? 3 : 6), axisLabel: font(ZACHT, {showMaxLabel: false})},
	axisName(say('weken na de toewijzing', 'weeks after the assignment')))), axisPercents());
};
