/* Charts of how waits are spread: by week, and from one gemeente, provider or kind to another. */

/* An upright line with a text above it, which stays inside the chart: centred on it, or beginning
 * at it. */
function upright(size, place, text, beside) {
	var x = size.x(place), wide = width(text);
	var left = Math.min(Math.max(beside ? x - 2 : x - wide / 2, 2), size.w - 2 - wide);

	put(size.over, [stroke(x, size.top, x, size.top + size.tall,
		{stroke: INKT, lineWidth: 1.5, lineDash: DASHES}),
	word(left, size.top - 4, text, {colour: INKT, align: 'left', base: 'bottom'})]);
}

function weeks(count) {
	return number(count) + (count === 1 ? say(' week', ' week') : say(' weken', ' weeks'));
}

function normText(norm) {
	return say('norm: ', 'norm: ') + weeks(norm);
}

/* Steps along an axis of weeks or of youths: some `count` of them, of round numbers. */
function stepOf(most, count) {
	return [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].filter(function (one) {
		return most / one <= count;
	})[0] || most;
}

/* A bar a week; weeks that were put together are one wide bar of the same area. The last bar has no
 * end: it is drawn half as long again as what is before it, and says so. */
function weekBars(list) {
	var last = largest(list.map(function (one) {
		return one.tot === null ? one.van : one.tot;
	})), most = last;

	list.forEach(function (one) {
		if (one.tot === null)
			most = one.van + Math.max(4, Math.round(one.van / 2));
	});
	return {most: Math.max(most, 1), bars: list.filter(function (one) {
		return known(one.aantal);
	}).map(function (one) {
		var to = one.tot === null ? most : one.tot;

		return {from: one.van, to: to, high: one.aantal / Math.max(1, to - one.van),
			open: one.tot === null, count: one.aantal};
	})};
}

function profileNorm(figures) {
	var norm = weeks(figures.norm);

	if (!known(figures.boven) || !known(figures.totaal))
		return normText(figures.norm);
	return say(number(figures.boven) + ' van de ' + number(figures.totaal) +
		' wachten\n' + norm + ' of langer \u2192', number(figures.boven) + ' of ' +
		number(figures.totaal) + ' wait\n' + norm + ' or longer \u2192');
}

KINDS.profiel = function (figures, narrow) {
	var all = weekBars(figures.banden || []), bars = all.bars, norm = figures.norm, ends, size;
	var most = all.most;

	if (bars.length === 0)
		return empty(narrow);
	ends = scale(largest(bars.map(function (one) {
		return one.high;
	})));
	size = frame(narrow, narrow ? 300 : 320, [62, 12, 54, width(number(ends.max)) + 16],
		[0, most], [0, ends.max]);
	bars.forEach(function (one) {
		var x = size.x(one.from), y = size.y(one.high), short = known(norm) && one.from < norm;

		size.under.push(box(x + 0.75, y, Math.max(1, size.x(one.to) - x - 1.5),
			Math.max(0.5, size.y(0) - y), {fill: short ? LICHT : ACCENT}));
		if (one.open)
			size.over.push(word(size.x(one.to) - 2, y - 11, narrow
				? one.from + '+: ' + number(one.count)
				: weeks(one.from) + say(' of langer: ', ' or longer: ') + number(one.count),
			{align: 'right'}));
	});
	if (known(norm) && norm < most)
		upright(size, norm, profileNorm(figures), true);
	return chart(size, axisAlong(mix({type: 'value', min: 0, max: most,
		interval: stepOf(most, narrow ? 4 : 6), axisLabel: font(ZACHT, {showMaxLabel: false})},
	axisName(say('weken dat iemand al wacht', 'weeks that somebody waits already')))),
	axisCounts(ends));
};

/* Names of rows in lines of at most `most` pixels: {names, left, tall}, the room that they take. */
function rowNames(list, most) {
	var names = list.map(function (one) {
		return wrap(one, most, 2);
	}), lines = largest(names.map(linesOf));

	return {names: names, lines: lines, left: Math.min(most, largest(names.map(function (one) {
		return width(one);
	}))) + 20};
}

/* The names left of their rows. The axis itself writes none, which would take it most of its time. */
function writeRows(size, names) {
	names.forEach(function (name, k) {
		size.over.push(word(size.left - 10, size.y(k), name, {align: 'right', colour: INKT}));
	});
}

/* The axis of `count` rows, the first at the top. */
function axisRows(count, lines) {
	return {type: 'category', inverse: true, axisLine: {show: false}, axisTick: {show: false},
		axisLabel: {show: false}, data: new Array(count + 1).join('.').split(''),
		splitLine: {show: lines, interval: 0, lineStyle: {color: RASTER}}};
}

KINDS.punten = function (figures, narrow) {
	var list = figures.rijen || [], region = figures.regio, rows, size, free;

	if (list.length === 0)
		return empty(narrow);
	rows = rowNames(list.map(function (one) {
		return one.naam;
	}), narrow ? 130 : 250);
	size = frame(narrow, list.length * (rows.lines > 1 ? 42 : 29) + 68,
		[34, narrow ? 16 : 40, 34, rows.left], [0, 100], [list.length - 0.5, -0.5]);
	writeRows(size, rows.names);
	/* Beside the line of the region, when that stands at the left. */
	free = known(region) && region < 35 ? size.x(region) + 8 : size.left + 6;
	list.forEach(function (one, k) {
		var y = size.y(k);

		if (known(one.waarde) && known(one.onder) && known(one.boven))
			size.under.push(stroke(size.x(one.onder), y, size.x(one.boven), y,
				{stroke: LICHT, lineWidth: 2}));
		size.over.push(known(one.waarde) ? dot(size.x(one.waarde), y, 6, {fill: ACCENT})
			: word(free, y, say('niet getoond', 'not shown'), {align: 'left', italic: true}));
	});
	if (known(region))
		upright(size, region, say('regio ', 'region ') + percent(region), false);
	return chart(size, mix(axisAlong({splitLine: {show: false}}), {type: 'value', min: 0, max: 100,
		interval: narrow ? 50 : 25, axisLine: {show: false},
		axisLabel: font(ZACHT, {formatter: percent})}), axisRows(list.length, true));
};

/* How far chances of so many youths lie from that of the region by chance alone. */
function limitLine(share, most, deviation) {
	var points = [], n;

	for (n = Math.min(10, most); n < most; n += n < 40 ? 2 : Math.max(5, Math.round(most / 60)))
		points.push(n);
	return points.concat([most]).map(function (count) {
		return [count, Math.max(0, Math.min(100,
			100 * (share + deviation * Math.sqrt(share * (1 - share) / count))))];
	});
}

function limits(size, region, most, narrow) {
	var share = region / 100, ends = [], at, list = [[1.96, null, '95%'], [3.09, [3, 3],
		say('99,8%', '99.8%')]];

	list.forEach(function (one) {
		[1, -1].forEach(function (side) {
			var points = limitLine(share, most, side * one[0]);

			size.under.push(polyline(points.map(function (point) {
				return [size.x(point[0]), size.y(point[1])];
			}), {stroke: GRIJS, lineWidth: 1.5, lineDash: one[1]}));
			if (side === 1)
				ends.push([points[points.length - 1][1], one[2], ZACHT]);
		});
	});
	size.under.push(stroke(size.left, size.y(region), size.x(most), size.y(region),
		{stroke: INKT, lineWidth: 1.5, lineDash: DASHES}));
	ends.push([region, say('regio ', 'region ') + percent(region), INKT]);
	at = spread(ends.map(function (one) {
		return size.y(one[0]);
	}), 18, size.top, size.top + size.tall);
	ends.forEach(function (one, i) {
		size.over.push(word(size.w - size.right + 7, at[i], one[1], {align: 'left', colour: one[2]}));
	});
}

/* Where a name may stand beside a point: how far from it, and how it is aligned. */
var BESIDE = [[10, 0, 'left'], [-10, 0, 'right'], [0, -16, 'center'], [0, 17, 'center'],
	[10, -14, 'left'], [10, 15, 'left'], [-10, -14, 'right'], [-10, 15, 'right']];

function touches(area, other) {
	return area[0] < other[2] && area[2] > other[0] && area[1] < other[3] && area[3] > other[1];
}

function areaOf(size, one) {
	var x = size.x(one.n), y = size.y(one.waarde);

	return [x - 8, y - 8, x + 8, y + 8];
}

/* A place for a name that touches none of `taken`: {x, y, align, area}; null when there is none. */
function placeOf(size, one, text, taken) {
	var wide = width(text), found = null;

	BESIDE.some(function (way) {
		var x = size.x(one.n) + way[0], y = size.y(one.waarde) + way[1];
		var left = x - (way[2] === 'left' ? 0 : way[2] === 'right' ? wide : wide / 2);
		var area = [left, y - 9, left + wide, y + 9];

		if (area[0] < size.left + 2 || area[2] > size.w - 2 || area[1] < 2 ||
			area[3] > size.top + size.tall || taken.some(function (other) {
			return touches(area, other);
		}))
			return false;
		found = {x: x, y: y, align: way[2], area: area};
		return true;
	});
	return found;
}

/* Names beside points, clear of all points where that can be, else over those without a name. Who
 * finds no place has no name: the table below names everybody. */
function placeNames(size, named, others) {
	var taken = named.map(function (one) {
		return areaOf(size, one);
	}), dots = others.map(function (one) {
		return areaOf(size, one);
	});

	named.forEach(function (one) {
		var text = cut(one.naam, 250);
		var at = placeOf(size, one, text, taken.concat(dots)) || placeOf(size, one, text, taken);

		if (at === null)
			return;
		taken.push(at.area);
		size.over.push(word(at.x, at.y, text, {align: at.align, colour: INKT, halo: true}));
	});
}

/* Who lies outside what chance alone makes has another form, not only another colour. */
function funnelPoint(size, one) {
	var x = size.x(one.n), y = size.y(one.waarde);

	return one.buiten ? new echarts.graphic.Polygon({z: 2, shape: {points: [[x, y - 8], [x + 8, y],
		[x, y + 8], [x - 8, y]]}, style: {fill: ACCENT, stroke: PAPIER, lineWidth: 1}})
		: dot(x, y, 5, {fill: LICHT, stroke: PAPIER, lineWidth: 1});
}

KINDS.trechter = function (figures, narrow) {
	var list = (figures.punten || []).filter(function (one) {
		return known(one.waarde) && known(one.n);
	}), most = largest(list.map(function (one) {
		return one.n;
	})), size, step, outside, inside;

	if (list.length === 0)
		return empty(narrow);
	step = stepOf(most, narrow ? 4 : 8);
	most = Math.max(20, Math.ceil(most / step) * step);
	step = stepOf(most, narrow ? 4 : 8);
	size = frame(narrow, narrow ? 340 : 400,
		[16, width(say('regio 100%', 'region 100%')) + 14, 54, 50], [0, most], [0, 100]);
	if (known(figures.regio))
		limits(size, figures.regio, most, narrow);
	outside = list.filter(function (one) {
		return one.buiten;
	});
	inside = list.filter(function (one) {
		return !one.buiten;
	});
	put(size.over, inside.concat(outside).map(function (one) {
		return funnelPoint(size, one);
	}));
	if (!narrow)
		placeNames(size, outside, inside);
	return chart(size, axisAlong(mix({type: 'value', min: 0, max: most, interval: step,
		axisLabel: font(ZACHT, {showMaxLabel: false, formatter: number})}, axisName(figures.gestart
		? say('kinderen gestart in 12 maanden', 'children started in 12 months')
		: say('nieuwe kinderen in 12 maanden', 'new children in 12 months')))), axisPercents());
};

function tint(value) {
	return value < 30 ? 0 : value < 40 ? 1 : value < 50 ? 2 : value < 60 ? 3 : value < 70 ? 4 : 5;
}

/* A cell with its number; one that is not shown is empty, with dashes around it. */
function cellShape(cell, x, y, wide, high, narrow) {
	var hidden = !cell || !known(cell.waarde), shade = hidden ? 0 : tint(cell.waarde);
	var text = hidden ? say('niet getoond', 'not shown') : percent(cell.waarde) +
		(cell.onzeker ? (narrow ? '*' : ' *') : '');

	if (hidden && width(text, 14) > wide - 6)
		text = '\u2013';
	return [box(x - wide / 2 + 1.5, y - high / 2 + 1.5, wide - 3, high - 3, hidden
		? {fill: PAPIER, stroke: LIJN, lineWidth: 1, lineDash: [3, 3]} : {fill: TINT[shade]}),
	word(x, y, text, {colour: hidden ? ZACHT : TINT_TEXT[shade], size: hidden || narrow ? 14 : 16,
		bold: !hidden})];
}

KINDS.warmte = function (figures, narrow) {
	var columns = figures.kolommen || [], list = figures.rijen || [], cells = figures.cellen || [];
	var rows, heads, size, high, wide;

	if (columns.length === 0 || list.length === 0)
		return empty(narrow);
	rows = rowNames(list, narrow ? 124 : 250);
	high = rows.lines > 1 ? 44 : 38;
	wide = ((narrow ? 340 : 760) - 4 - rows.left) / columns.length;
	heads = columns.map(function (title) {
		return wrap(title, wide - 4, 3);
	});
	size = frame(narrow, 0, [12 + 18 * largest(heads.map(linesOf)), 4, 4, rows.left],
		[-0.5, columns.length - 0.5], [list.length - 0.5, -0.5]);
	size.tall = list.length * high;
	size.h = size.top + size.tall + size.bottom;
	writeRows(size, rows.names);
	heads.forEach(function (title, place) {
		size.over.push(word(size.x(place), size.top - 6, title, {base: 'bottom', colour: INKT}));
	});
	list.forEach(function (name, row) {
		columns.forEach(function (title, place) {
			put(size.over, cellShape((cells[row] || [])[place], size.x(place), size.y(row), wide,
				high, narrow));
		});
	});
	return chart(size, {type: 'category', show: false, data: columns}, axisRows(list.length, false));
};

KINDS.redenen = function (figures, narrow) {
	var list = figures.rijen || [], rows, size, high, most, thick = narrow ? 20 : 22;

	if (list.length === 0)
		return empty(narrow);
	rows = rowNames(list.map(function (one) {
		return one.naam;
	}), 300);
	high = narrow ? 54 : rows.lines > 1 ? 46 : 38;
	most = Math.max(1, largest(list.map(function (one) {
		return one.aandeel;
	})));
	size = frame(narrow, list.length * high + 8, [4, 60, 4, narrow ? 4 : rows.left], [0, most],
		[list.length - 0.5, -0.5]);
	list.forEach(function (one, k) {
		var shown = known(one.aandeel), end = size.x(shown ? one.aandeel : 0);
		var y = size.y(k) + (narrow ? 12 : 0);

		if (shown && one.aandeel > 0)
			size.under.push(box(size.left, y - thick / 2, end - size.left, thick, {fill: ACCENT}));
		size.over.push(word(end + 7, y, shown ? percent(one.aandeel) : say('niet getoond', 'not shown'),
			{align: 'left', bold: shown, italic: !shown, colour: shown ? INKT : ZACHT}));
		if (narrow)
			size.over.push(word(size.left, y - 24, cut(one.naam, 332), {align: 'left', colour: INKT}));
	});
	if (!narrow)
		writeRows(size, rows.names);
	return chart(size, {type: 'value', show: false, min: 0, max: most},
		axisRows(list.length, false));
};
