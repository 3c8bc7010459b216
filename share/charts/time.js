/* Charts along months and quarters. Places on the axis along are numbers: 0 is the first period. */

/* Which periods get a label, so that none touches another: those with a year first, then the
 * others of every second, third or sixth month. `list` has {short, long, first}: `first` is the first period of a year. */
function labelsAlong(list, gap) {
	var taken = [], labels = [], step = [1, 2, 3, 6].filter(function (one) {
		return gap * one >= 52;
	})[0] || 12;

	function place(k, text) {
		var half = width(text) / 2, x = k * gap, left = k === 0 ? x : x - half;
		var right = left + 2 * half;

		if (taken.some(function (one) {
			return left < one[1] + 8 && right > one[0] - 8;
		}))
			return;
		taken.push([left, right]);
		labels[k] = text;
	}
	list.forEach(function (one, k) {
		if (one.first || k === 0)
			place(k, one.long);
	});
	list.forEach(function (one, k) {
		if (labels[k] === undefined && !one.first && one.place % step === 0)
			place(k, one.short);
	});
	return labels;
}

function monthLabels(list, gap) {
	return labelsAlong(list.map(function (one) {
		var name = months()[one.maand - 1];

		return {short: name, long: name + ' ' + one.jaar, first: one.maand === 1,
			place: one.maand - 1};
	}), gap);
}

/* Left and right end of an axis of `count` periods. */
function endsOf(count) {
	return count < 2 ? [-0.5, 0.5] : [0, count - 1];
}

function axisPeriods(count, labels) {
	var ends = endsOf(count);

	return axisAlong({type: 'value', min: ends[0], max: ends[1], interval: 1,
		axisLabel: font(ZACHT, {hideOverlap: false, alignMinLabel: count < 2 ? null : 'left',
			customValues: Object.keys(labels).map(Number), formatter: function (k) {
				return labels[k];
			}})});
}

/* A line through values by place, broken where one is not known; a value without neighbours is a
 * dot. `style`: colour, width, dashes, step (it keeps its height up to the next place). */
function line(size, values, style) {
	var points = [];

	function end() {
		if (points.length === 1)
			size.over.push(dot(points[0][0], points[0][1], 3.5, {fill: style.colour}));
		if (points.length > 1)
			size.over.push(polyline(points, {stroke: style.colour, lineWidth: style.width,
				lineDash: style.dashes || null}));
		points = [];
	}

	values.forEach(function (value, k) {
		if (!known(value)) {
			end();
			return;
		}
		if (style.step && points.length > 0)
			points.push([size.x(k), points[points.length - 1][1]]);
		points.push([size.x(k), size.y(value)]);
	});
	end();
}

/* From one value to another at a place, both in figures: the margin of an estimate. */
function margins(size, list, colour, from) {
	list.forEach(function (one, k) {
		if (k >= from && known(one.onder) && known(one.boven))
			size.under.push(stroke(size.x(k), size.y(one.onder), size.x(k), size.y(one.boven),
				{stroke: colour, lineWidth: 2}));
	});
}

/* Bands behind the lines, {from, to, name, colour}, with their names above: side by side where they
 * fit, else the first one a row higher. */
function bands(size, list) {
	var right = size.w - 2, rows = [], at = list.map(function (one) {
		var wide = width(one.name);

		return Math.min(Math.max(size.x((one.from + one.to) / 2), size.left + wide / 2),
			right - wide / 2);
	});

	list.forEach(function (one, i) {
		var next = list[i + 1];

		rows[i] = next && at[i] + width(one.name) / 2 + 10 > at[i + 1] - width(next.name) / 2 ? 1 : 0;
	});
	list.forEach(function (one, i) {
		/* Two neighbours a row higher would stand in each other's way. */
		var row = rows[i] === 1 && rows[i + 1] === 1 ? 2 : rows[i];

		size.under.push(box(size.x(one.from), size.top, size.x(one.to) - size.x(one.from), size.tall,
			{fill: one.colour}));
		size.over.push(word(at[i], size.top - 12 - row * 20, one.name, {}));
	});
}

function firstOf(list, status, from) {
	var k;

	for (k = from || 0; k < list.length; k++)
		if (list[k].status === status)
			return k;
	return list.length;
}

/* The periods that are provisional and those that are estimated, as bands from half a period before
 * to half a period behind them. */
function statusBands(list) {
	var estimated = firstOf(list, 'E'), provisional = Math.min(firstOf(list, 'P'), estimated);
	var found = [], last = list.length - 1, ends = endsOf(list.length);

	function add(from, to, name, colour) {
		if (from <= to)
			found.push({from: Math.max(ends[0], from - 0.5), to: Math.min(ends[1], to + 0.5),
				name: name, colour: colour});
	}
	add(provisional, estimated - 1, say('voorlopig', 'provisional'), BAND);
	add(estimated, last, say('geschat', 'estimated'), BAND2);
	return found;
}

function column(list, key, from, to) {
	return list.map(function (one, k) {
		return k >= from && k < to ? one[key] : null;
	});
}

/* Where the value of a mark stands, so that the line does not run through it: {dx, dy, align}. */
function beside(size, values, k) {
	var before = known(values[k - 1]) ? values[k - 1] : values[k], next = values[k + 1];
	var y = size.y(values[k]), last = !known(next), rise = size.y(before) - size.y(last ? values[k] : next);
	var above = last && rise > 3 && y > size.top + 28;

	if (y > size.top + size.tall - 34)
		above = true;
	return {dy: above ? -18 : 20, dx: last || rise < -4 ? 6 : rise > 4 ? -4 : 0,
		align: last || rise < -4 ? 'right' : rise > 4 ? 'left' : 'center'};
}

/* Values that are marked with a dot and written. */
function marks(size, places, values) {
	(places || []).forEach(function (k) {
		var at, wide, x;

		if (!known(values[k]))
			return;
		at = beside(size, values, k);
		wide = width(number(values[k]), FONT_VALUE, true);
		x = size.x(k) + at.dx - (at.align === 'right' ? wide : at.align === 'center' ? wide / 2 : 0);
		x = Math.min(Math.max(x, 4), size.w - 2 - wide);
		put(size.over, [dot(size.x(k), size.y(values[k]), 5, {fill: ACCENT}),
			word(x, size.y(values[k]) + at.dy, number(values[k]),
				{colour: INKT, bold: true, size: FONT_VALUE, align: 'left'})]);
	});
}

function anyKnown(list, keys) {
	return list.some(function (one) {
		return keys.some(function (key) {
			return known(one[key]);
		});
	});
}

KINDS.stand = function (figures, narrow) {
	var list = figures.maanden || [], n = list.length, estimated = firstOf(list, 'E'), ends, size;
	var most = largest(column(list, 'waarde', 0, n).concat(column(list, 'boven', estimated, n)));

	if (!anyKnown(list, ['waarde']))
		return empty(narrow);
	ends = scale(most * 1.15);
	size = frame(narrow, narrow ? 300 : 340, [narrow ? 54 : 40, 16, 30, width(number(ends.max)) + 16],
		endsOf(n), [0, ends.max]);
	bands(size, statusBands(list));
	margins(size, list, ACCENT, estimated);
	line(size, column(list, 'waarde', 0, estimated), {colour: ACCENT, width: 3});
	line(size, column(list, 'waarde', estimated - 1, n), {colour: ACCENT, width: 2, dashes: [4, 4]});
	list.forEach(function (one, k) {
		if (k >= estimated && known(one.waarde))
			size.over.push(dot(size.x(k), size.y(one.waarde), 4,
				{fill: PAPIER, stroke: ACCENT, lineWidth: 2}));
	});
	marks(size, figures.merk, column(list, 'waarde', 0, estimated));
	return chart(size, axisPeriods(n, monthLabels(list, size.inner / Math.max(1, n - 1))), axisCounts(ends));
};

/* The place and value of the last one that is known; null when none is. */
function lastKnown(values) {
	var k;

	for (k = values.length - 1; k >= 0; k--)
		if (known(values[k]))
			return [k, values[k]];
	return null;
}

/* The names of lines at their ends, {values, name, colour}, right of the plot and spread so that
 * none touches another. */
function names(size, lines) {
	var shown = lines.filter(function (one) {
		return lastKnown(one.values) !== null;
	}), high = 18 * largest(shown.map(function (one) {
		return linesOf(one.name);
	})), at = spread(shown.map(function (one) {
		return size.y(lastKnown(one.values)[1]);
	}), high + 1, size.top + high / 2 - 9, size.top + size.tall - high / 2 + 9);

	shown.forEach(function (one, i) {
		size.over.push(word(size.w - size.right + 9, at[i], one.name, {align: 'left', bold: true,
			colour: one.colour === GRIJS ? ZACHT : one.colour}));
	});
}

KINDS.stroom = function (figures, narrow) {
	var ends, size, n, lines, list = (figures.maanden || []).filter(function (one) {
		return one.status !== 'E';
	});

	if (!anyKnown(list, ['instroom', 'gestart', 'afgevallen']))
		return empty(narrow);
	n = list.length;
	lines = [
		{key: 'afgevallen', name: say('afgevallen', narrow ? 'left' : 'left without care'),
			style: {colour: GRIJS, width: 2, dashes: [5, 3]}},
		{key: 'gestart', name: narrow ? say('gestart', 'started')
			: say('gestart met hulp', 'care started'), style: {colour: INKT, width: 2}},
		{key: 'instroom', name: narrow ? say('nieuw', 'new') : say('nieuw op de lijst', 'new on the list'),
			style: {colour: ACCENT, width: 3}}];
	lines.forEach(function (one) {
		one.values = column(list, one.key, 0, n);
		one.colour = one.style.colour;
	});
	ends = scale(largest(lines.map(function (one) {
		return largest(one.values);
	})));
	size = frame(narrow, narrow ? 300 : 320, [36, 18 + largest(lines.map(function (one) {
		return width(one.name, FONT, true);
	})), 30, width(number(ends.max)) + 16], endsOf(n), [0, ends.max]);
	bands(size, statusBands(list));
	lines.forEach(function (one) {
		line(size, one.values, one.style);
	});
	names(size, lines);
	return chart(size, axisPeriods(n, monthLabels(list, size.inner / Math.max(1, n - 1))), axisCounts(ends));
};

/* "kw 1" with the year below it where a year begins, as far as they fit side by side. */
function quarterLabels(list, unit, narrow) {
	var step = [1, 2, 4].filter(function (one) {
		return unit * one >= (narrow ? 24 : 40);
	})[0] || 4, year = null, labels = [], right = -100;

	list.forEach(function (one, k) {
		var short = (narrow ? say('k', 'Q') : say('kw ', 'Q')) + one.kwartaal;
		var shown = step === 1 || (step === 2 ? one.kwartaal % 2 === 1 : one.kwartaal === 1);

		if (!shown)
			return;
		labels[k] = short;
		if (one.jaar !== year && k * unit - width(String(one.jaar)) / 2 > right + 4) {
			labels[k] += '\n' + one.jaar;
			year = one.jaar;
			right = k * unit + width(String(one.jaar)) / 2;
		}
	});
	return labels;
}

/* The axis of quarters, each in the middle of its own part of it. */
function axisQuarters(size, list, narrow) {
	quarterLabels(list, size.inner / list.length, narrow).forEach(function (label, k) {
		size.over.push(word(size.x(k), size.top + size.tall + 7, label, {base: 'top'}));
	});
	return axisAlong({type: 'category', axisLabel: {show: false}, data: list.map(function (one, k) {
		return String(k);
	})});
}

KINDS.pilot = function (figures, narrow) {
	var list = figures.kwartalen || [], n = list.length, size, lines, to, from;

	if (!anyKnown(list, ['pilot', 'rest']))
		return empty(narrow);
	lines = [{values: column(list, 'rest', 0, n), colour: GRIJS,
		name: narrow ? say('rest', 'rest') : say('rest van regio', 'rest of region')},
		{values: column(list, 'pilot', 0, n), colour: ACCENT, name: 'pilot'}];
	size = frame(narrow, narrow ? 320 : 340, [54, 18 + width(lines[0].name, FONT, true), 46, 50],
		[-0.5, n - 0.5], [0, 100]);
	from = known(figures.van) ? Math.min(n, Math.max(0, figures.van)) : n;
	to = known(figures.tot) ? Math.max(from, Math.min(n, figures.tot)) : n;
	bands(size, [{from: 0, to: from, name: say('voor', 'before'), colour: PAPIER},
		{from: from, to: to, colour: BAND,
			name: narrow ? say('tijdens', 'during') : say('tijdens de pilot', 'during the pilot')},
		{from: to, to: n, name: say('na', 'after'), colour: PAPIER}].filter(function (one) {
		return one.to > one.from && from < n;
	}).map(function (one) {
		return mix(one, {from: one.from - 0.5, to: one.to - 0.5});
	}));
	margins(size, list, LICHT, 0);
	line(size, lines[0].values, {colour: GRIJS, width: 2});
	line(size, lines[1].values, {colour: ACCENT, width: 3});
	lines[1].values.forEach(function (value, k) {
		if (known(value))
			size.over.push(dot(size.x(k), size.y(value), 5, {fill: ACCENT}));
	});
	names(size, lines);
	return chart(size, axisQuarters(size, list, narrow), axisPercents());
};

/* The value of each quarter above its bar; where they do not fit, of the marked ones alone. */
function barWords(size, list, marked) {
	var unit = size.inner / list.length, high = FONT_VALUE, most = largest(list.map(function (one) {
		return known(one.waarde) ? width(number(one.waarde), high, true) : 0;
	}));

	if (most + 4 > unit) {
		most *= FONT / high;
		high = FONT;
	}
	list.forEach(function (one, k) {
		var hidden = !known(one.waarde);

		if (hidden || most + 2 <= unit || marked[k])
			size.over.push(word(size.x(k), size.y(hidden ? 0 : one.waarde) - 12,
				hidden ? '\u2013' : number(one.waarde),
				{size: high, bold: !hidden, colour: hidden ? ZACHT : INKT}));
	});
}

KINDS.kwartalen = function (figures, narrow) {
	var list = figures.kwartalen || [], n = list.length, marked = {}, provisional, size, most;

	if (!anyKnown(list, ['waarde']))
		return empty(narrow);
	(figures.merk || []).forEach(function (k) {
		marked[k] = true;
	});
	most = 1.12 * Math.max(1, largest(column(list, 'waarde', 0, n)));
	size = frame(narrow, narrow ? 250 : 260, [46, 4, 46, 4], [-0.5, n - 0.5], [0, most]);
	provisional = firstOf(list, 'P');
	if (provisional < n)
		bands(size, [{from: provisional - 0.5, to: n - 0.5, colour: BAND,
			name: say('voorlopig', 'provisional')}]);
	list.forEach(function (one, k) {
		var wide = Math.min(90, 0.62 * size.inner / n);

		if (known(one.waarde))
			size.under.push(box(size.x(k) - wide / 2, size.y(one.waarde), wide,
				size.y(0) - size.y(one.waarde), {fill: marked[k] ? ACCENT : LICHT}));
	});
	barWords(size, list, marked);
	return chart(size, axisQuarters(size, list, narrow),
		{type: 'value', show: false, min: 0, max: most});
};

KINDS.klein = function (figures) {
	var values = figures.waarden || [], region = figures.regio || [], last = lastKnown(values);
	var n = Math.max(values.length, region.length), size, most;

	if (last === null && lastKnown(region) === null)
		return {w: 176, h: 84, option: {animation: false},
			shapes: [word(4, 42, say('niet getoond', 'not shown'), {align: 'left'})]};
	most = Math.max(known(figures.schaal) ? figures.schaal : 0, largest(values), largest(region), 1);
	size = frame(true, 84, [10, 340 - 140, 6, 4], endsOf(n), [0, most]);
	size.right = 36;
	size.w = 176;
	line(size, region, {colour: GRIJS, width: 1.5, dashes: [3, 3]});
	line(size, values, {colour: ACCENT, width: 2.5});
	if (last !== null)
		put(size.over, [dot(size.x(last[0]), size.y(last[1]), 4, {fill: ACCENT}),
			word(size.x(last[0]) + 9, size.y(last[1]), number(Math.round(last[1])),
				{align: 'left', size: 18, bold: true, colour: INKT})]);
	else
		size.over.push(word(size.left, 14, say('niet getoond', 'not shown'), {align: 'left'}));
	return chart(size, mix(axisPeriods(n, []), {axisLabel: {show: false},
		axisLine: {lineStyle: {color: LIJN}}}), {type: 'value', show: false, min: 0, max: most});
};
