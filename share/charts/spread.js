/* Charts of how waits are spread: by week, and from one gemeente, provider or kind to another. */

/* An upright line with a word above it, which stays inside the chart. */
function upright(size, at, most, text, lines) {
	var x = size.left + size.inner * at / most, half = width(text) / 2;

	return [{type: 'custom', silent: true, z: 7, data: [[at, 0]], renderItem: function () {
		return {type: 'line', shape: {x1: x, y1: size.top, x2: x, y2: size.top + size.tall},
			style: {stroke: INKT, lineWidth: 1.5, lineDash: DASHES, fill: 'none'}};
	}}, {type: 'custom', silent: true, z: 8, data: [[at, 0]], renderItem: function () {
		var left = lines.beside ? Math.min(x - 2, size.w - 2 - 2 * half)
			: Math.min(Math.max(x - half, 2), size.w - 2 - 2 * half);

		return {type: 'text', style: {x: left, y: size.top - 5, text: text, fill: INKT,
			fontSize: FONT, align: 'left', verticalAlign: 'bottom', lineHeight: 20}};
	}}];
}

function weeks(count) {
	return number(count) + (count === 1 ? say(' week', ' week') : say(' weken', ' weeks'));
}

function normText(norm) {
	return say('norm: ', 'norm: ') + weeks(norm);
}

KINDS.verloop = function (figures, narrow) {
	var all = (figures.cohorten || []).filter(function (one) {
		return lastKnown(one.start || []) !== null;
	}), norm = figures.norm, lines, most, size, room = narrow ? 92 : 150, value;

	if (all.length === 0)
		return empty(narrow);
	lines = [{of: all[all.length - 1], colour: ACCENT, width: 3}];
	if (all.length > 1)
		lines.push({of: all[0], colour: GRIJS, width: 2});
	lines.forEach(function (one) {
		one.values = one.of.start;
		one.name = wrap(one.of.naam, room - 14, 3);
	});
	most = Math.max(1, largest(lines.map(function (one) {
		return one.values.length - 1;
	})));
	size = frame(narrow, narrow ? 340 : 380, [34, 12 + largest(lines.map(function (one) {
		return width(one.name, FONT, true);
	})), 54, 46]);
	lines.forEach(function (one, i) {
		size.series.push(mix(line(one.values, {colour: one.colour, width: one.width, z: 5 - i}),
			{step: 'end'}));
	});
	names(size, lines, most, 100);
	if (known(norm) && norm <= most) {
		size.series = size.series.concat(upright(size, norm, most, normText(norm), {}));
		value = lines[0].values[Math.floor(norm)];
		if (known(value))
			size.series.push({type: 'scatter', silent: true, z: 8, symbolSize: 11,
				data: [[norm, value]], itemStyle: {color: ACCENT, opacity: 1}},
			texts([{x: norm, y: value, dx: value > 92 ? 10 : 8, dy: value > 15 ? 16 : -14,
				text: percent(value), colour: INKT, bold: true, size: FONT_VALUE, align: 'left'}]));
	}
	return chart(size, axisAlong(mix({type: 'value', min: 0, max: most,
		interval: stepOf(most, narrow ? 3 : 6), axisLabel: font(ZACHT, {showMaxLabel: false})},
	axisName(say('weken na de toewijzing', 'weeks after the assignment')))), axisPercents());
};

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

function profileNorm(figures, narrow) {
	var norm = weeks(figures.norm);

	if (!known(figures.boven) || !known(figures.totaal))
		return normText(figures.norm);
	return narrow ? say(number(figures.boven) + ' van de ' + number(figures.totaal) +
		' wachten\nlanger dan de norm \u2192', number(figures.boven) + ' of ' +
		number(figures.totaal) + ' wait\nlonger than the norm \u2192')
		: say(number(figures.boven) + ' van de ' + number(figures.totaal) +
			' kinderen wachten\nlanger dan de norm van ' + norm + ' \u2192',
		number(figures.boven) + ' of ' + number(figures.totaal) +
			' children wait\nlonger than the norm of ' + norm + ' \u2192');
}

KINDS.profiel = function (figures, narrow) {
	var all = weekBars(figures.banden || []), bars = all.bars, norm = figures.norm, ends, size, open;
	var most = all.most;

	if (bars.length === 0)
		return empty(narrow);
	ends = scale(largest(bars.map(function (one) {
		return one.high;
	})));
	size = frame(narrow, narrow ? 300 : 320, [62, 12, 54, width(number(ends.max)) + 12]);
	size.series.push({type: 'custom', silent: true, z: 3, data: bars.map(function (one) {
		return [one.from, one.high];
	}), renderItem: function (params, api) {
		var one = bars[params.dataIndex], at = api.coord([one.from, one.high]);
		var end = api.coord([one.to, 0]);

		return {type: 'rect', shape: {x: at[0] + 0.75, y: at[1],
			width: Math.max(1, end[0] - at[0] - 1.5), height: Math.max(0.5, end[1] - at[1])},
		style: {fill: known(norm) && one.from < norm ? LICHT : ACCENT}};
	}});
	open = bars.filter(function (one) {
		return one.open;
	})[0];
	if (open)
		size.series.push(texts([{x: open.to, y: open.high, dx: -2, dy: -11, align: 'right',
			text: narrow ? open.from + '+: ' + number(open.count)
				: say(weeks(open.from) + ' of langer: ' + number(open.count),
					weeks(open.from) + ' or longer: ' + number(open.count))}]));
	if (known(norm) && norm < most)
		size.series = size.series.concat(upright(size, norm, most, profileNorm(figures, narrow),
			{beside: true}));
	return chart(size, axisAlong(mix({type: 'value', min: 0, max: most,
		interval: stepOf(most, narrow ? 4 : 6), axisLabel: font(ZACHT, {showMaxLabel: false})},
	axisName(say('weken dat iemand al wacht', 'weeks that somebody waits already')))),
	axisCounts(ends));
};

/* Names of rows in lines of at most `most` pixels: {names, left, tall}, the room that they take. */
function rowNames(list, most) {
	var names = list.map(function (one) {
		return wrap(one, most, 2);
	}), lines = largest(names.map(function (one) {
		return one.split('\n').length;
	}));

	return {names: names, lines: lines, left: Math.min(most, largest(names.map(function (one) {
		return width(one);
	}))) + 16};
}

function axisRows(names, more) {
	return mix({type: 'category', data: names.map(function (name, i) {
		return String(i);
	}), inverse: true, axisLine: {show: false}, axisTick: {show: false},
	axisLabel: font(INKT, {interval: 0, margin: 10, lineHeight: 17, formatter: function (text) {
		return names[+text];
	}}), splitLine: {show: true, interval: 0, lineStyle: {color: RASTER}}}, more);
}

KINDS.punten = function (figures, narrow) {
	var list = figures.rijen || [], region = figures.regio, rows, size, dots = [], hidden = [];

	if (list.length === 0)
		return empty(narrow);
	rows = rowNames(list.map(function (one) {
		return one.naam;
	}), narrow ? 130 : 250);
	size = frame(narrow, 0, [34, narrow ? 16 : 40, 34, rows.left]);
	size.tall = list.length * (rows.lines > 1 ? 42 : 29);
	size.h = size.tall + size.top + size.bottom;
	list.forEach(function (one, k) {
		if (known(one.waarde))
			dots.push([one.waarde, k]);
		else
			hidden.push({x: 0, y: k, dx: 6, align: 'left', italic: true,
				text: say('niet getoond', 'not shown')});
	});
	size.series.push(margins(list.map(function (one, k) {
		return [k, one.onder, one.boven];
	}).filter(function (one, k) {
		return known(list[k].waarde) && known(one[1]) && known(one[2]);
	}), LICHT, true), {type: 'scatter', silent: true, z: 5, symbolSize: 12, data: dots,
		itemStyle: {color: ACCENT, opacity: 1}}, texts(hidden));
	if (known(region))
		size.series = size.series.concat(upright(size, region, 100,
			say('regio ', 'region ') + percent(region), {}));
	return chart(size, mix(axisAlong({splitLine: {show: false}}), {type: 'value', min: 0, max: 100,
		interval: narrow ? 50 : 25, axisLine: {show: false},
		axisLabel: font(ZACHT, {formatter: percent})}), axisRows(rows.names));
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
	var share = region / 100, ends = [], list = [[1.96, 'solid', '95%'], [3.09, [3, 3],
		say('99,8%', '99.8%')]], at, words;

	list.forEach(function (one) {
		[1, -1].forEach(function (side) {
			var points = limitLine(share, most, side * one[0]);

			size.series.push({type: 'line', silent: true, clip: false, symbol: 'none', data: points, z: 2,
				lineStyle: {color: GRIJS, width: 1.5, type: one[1]}, itemStyle: {color: GRIJS}});
			if (side === 1)
				ends.push([points[points.length - 1][1], one[2], ZACHT]);
		});
	});
	size.series.push({type: 'line', silent: true, clip: false, symbol: 'none', z: 3, data: [[0, region], [most, region]],
		lineStyle: {color: INKT, width: 1.5, type: DASHES}, itemStyle: {color: INKT}});
	ends.push([region, say('regio ', 'region ') + percent(region), INKT]);
	at = spread(ends.map(function (one) {
		return size.top + size.tall * (1 - one[0] / 100);
	}), 18, size.top, size.top + size.tall);
	words = ends.map(function (one, i) {
		return {x: most, y: 0, dx: 7, dy: at[i] - size.top - size.tall, align: 'left', text: one[1],
			colour: one[2]};
	});
	size.series.push(texts(words));
}

/* Names beside points, where they cover no other name or point; who finds no place has none: the
 * table below names everybody. */
function placeNames(size, points, all, most) {
	var taken = all.map(function (one) {
		var x = size.left + size.inner * one.n / most, y = size.top + size.tall * (1 - one.waarde / 100);

		return [x - 7, y - 7, x + 7, y + 7];
	}), words = [];

	points.forEach(function (one) {
		var text = cut(one.naam, 210), wide = width(text), x = size.left + size.inner * one.n / most;
		var y = size.top + size.tall * (1 - one.waarde / 100), done = false;

		[[10, 0, 'left'], [-10, 0, 'right'], [0, -16, 'center'], [0, 17, 'center'], [10, -14, 'left'],
			[10, 15, 'left'], [-10, -14, 'right'], [-10, 15, 'right']].forEach(function (way) {
			var left = x + way[0] - (way[2] === 'left' ? 0 : way[2] === 'right' ? wide : wide / 2);
			var box = [left, y + way[1] - 9, left + wide, y + way[1] + 9];

			if (done || box[0] < size.left + 2 || box[2] > size.w - 2 || box[1] < 2 ||
				box[3] > size.top + size.tall || taken.some(function (other) {
				return box[0] < other[2] && box[2] > other[0] && box[1] < other[3] &&
						box[3] > other[1];
			}))
				return;
			done = true;
			taken.push(box);
			words.push({x: one.n, y: one.waarde, dx: way[0], dy: way[1], align: way[2], text: text,
				colour: INKT});
		});
	});
	size.series.push(texts(words));
}

KINDS.trechter = function (figures, narrow) {
	var list = (figures.punten || []).filter(function (one) {
		return known(one.waarde) && known(one.n);
	}), most = largest(list.map(function (one) {
		return one.n;
	})), size, step, outside;

	if (list.length === 0)
		return empty(narrow);
	step = stepOf(most, narrow ? 4 : 8);
	most = Math.max(20, Math.ceil(most / step) * step);
	step = stepOf(most, narrow ? 4 : 8);
	size = frame(narrow, narrow ? 340 : 400, [16, width(say('regio 100%', 'region 100%')) + 14, 54, 46]);
	if (known(figures.regio))
		limits(size, figures.regio, most, narrow);
	outside = list.filter(function (one) {
		return one.buiten;
	});
	[[false, 'circle', 10, LICHT], [true, 'diamond', 14, ACCENT]].forEach(function (kind) {
		size.series.push({type: 'scatter', silent: true, symbol: kind[1], symbolSize: kind[2],
			z: kind[0] ? 6 : 5, itemStyle: {color: kind[3], borderColor: PAPIER, borderWidth: 1, opacity: 1},
			data: list.filter(function (one) {
				return !!one.buiten === kind[0];
			}).map(function (one) {
				return [one.n, one.waarde];
			})});
	});
	if (!narrow)
		placeNames(size, outside, list, most);
	return chart(size, axisAlong(mix({type: 'value', min: 0, max: most, interval: step,
		axisLabel: font(ZACHT, {showMaxLabel: false, formatter: number})}, axisName(narrow
		? say('kinderen in 12 maanden', 'children in 12 months')
		: say('aantal kinderen dat in 12 maanden op de lijst kwam',
			'children who came on the list in 12 months')))), axisPercents());
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
	return {type: 'group', children: [
		{type: 'rect', shape: {x: x - wide / 2 + 1.5, y: y - high / 2 + 1.5, width: wide - 3,
			height: high - 3}, style: hidden ? {fill: PAPIER, stroke: LIJN, lineWidth: 1,
			lineDash: [3, 3]} : {fill: TINT[shade]}},
		{type: 'text', style: {x: x, y: y, text: text, align: 'center', verticalAlign: 'middle',
			fill: hidden ? ZACHT : TINT_TEXT[shade], fontSize: hidden || narrow ? 14 : 16,
			fontWeight: hidden ? 400 : 700}}]};
}

KINDS.warmte = function (figures, narrow) {
	var columns = figures.kolommen || [], list = figures.rijen || [], cells = figures.cellen || [];
	var rows, size, data = [], high;

	if (columns.length === 0 || list.length === 0)
		return empty(narrow);
	rows = rowNames(list, narrow ? 124 : 250);
	high = rows.lines > 1 ? 44 : 38;
	size = frame(narrow, 34 + list.length * high + 4, [30, 4, 4, rows.left]);
	list.forEach(function (name, row) {
		columns.forEach(function (title, place) {
			data.push([place, row]);
		});
	});
	size.series.push({type: 'custom', silent: true, data: data, renderItem: function (params, api) {
		var place = data[params.dataIndex], at = api.coord(place), box = api.size([1, 1]);

		return cellShape((cells[place[1]] || [])[place[0]], at[0], at[1], box[0], box[1], narrow);
	}});
	return chart(size, {type: 'category', position: 'top', data: columns.map(function (title) {
		return cut(title, size.inner / columns.length - 4);
	}), axisLine: {show: false}, axisTick: {show: false}, axisLabel: font(INKT, {margin: 8,
		interval: 0})}, axisRows(rows.names, {splitLine: {show: false}}));
};

KINDS.redenen = function (figures, narrow) {
	var list = figures.rijen || [], rows, size, high, words = [], thick = narrow ? 20 : 22;

	if (list.length === 0)
		return empty(narrow);
	rows = rowNames(list.map(function (one) {
		return one.naam;
	}), 300);
	high = narrow ? 54 : rows.lines > 1 ? 46 : 38;
	size = frame(narrow, list.length * high + 8, [4, 60, 4, narrow ? 4 : rows.left]);
	list.forEach(function (one, k) {
		var shown = known(one.aandeel);

		words.push({x: shown ? one.aandeel : 0, y: k, dx: 7, dy: narrow ? 12 : 0, align: 'left',
			text: shown ? percent(one.aandeel) : say('niet getoond', 'not shown'),
			colour: shown ? INKT : ZACHT, bold: shown, italic: !shown});
		if (narrow)
			words.push({x: 0, y: k, dy: -12, align: 'left', colour: INKT, text: cut(one.naam, 332)});
	});
	size.series.push({type: 'custom', silent: true, data: list.map(function (one, k) {
		return [one.aandeel || 0, k];
	}), renderItem: function (params, api) {
		var value = list[params.dataIndex].aandeel || 0, at = api.coord([0, params.dataIndex]);
		var end = api.coord([value, params.dataIndex]);

		return {type: 'rect', shape: {x: at[0], y: at[1] - thick / 2 + (narrow ? 12 : 0),
			width: end[0] - at[0], height: thick}, style: {fill: ACCENT}};
	}}, texts(words));
	return chart(size, {type: 'value', show: false, min: 0, max: Math.max(1, largest(list.map(
		function (one) {
			return one.aandeel;
		})))}, axisRows(rows.names, {splitLine: {show: false}, axisLabel: narrow ? {show: false}
		: axisRows(rows.names).axisLabel}));
};
