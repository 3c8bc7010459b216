/* Charts along months and quarters. Places on the axis along are numbers: 0 is the first period. */

/* Which periods get a label, so that none touches another: those with a year first, then as many
 * others as fit. `list` has {short, long, first}: `first` is the first period of a year. */
function labelsAlong(list, gap, centred) {
	var taken = [], labels = [];

	function place(k, text, wide) {
		var half = width(text) / 2, x = k * gap, left = !centred && k === 0 ? x : x - half;
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
	[6, 3, 2, 1].forEach(function (step) {
		if (gap * step < 44)
			return;
		list.forEach(function (one, k) {
			if (labels[k] === undefined && one.place % step === 0)
				place(k, one.short);
		});
	});
	return labels;
}

function monthLabels(list, gap) {
	return labelsAlong(list.map(function (one) {
		var name = months()[one.maand - 1];

		return {short: name, long: name + ' ' + one.jaar, first: one.maand === 1,
			place: one.maand - 1};
	}), gap, false);
}

/* The axis of `count` periods from the first to the last, with these labels. */
function axisPeriods(count, labels) {
	var alone = count < 2;

	return axisAlong({type: 'value', min: alone ? -0.5 : 0, max: alone ? 0.5 : count - 1, interval: 1,
		axisLabel: font(ZACHT, {alignMinLabel: alone ? null : 'left', hideOverlap: false,
			formatter: function (k) {
				return labels[k] || '';
			}})});
}

/* Pixels between two periods. */
function gapOf(size, count) {
	return size.inner / Math.max(1, count - 1);
}

/* A line through values by place; where a value has no neighbour it is a dot. */
function line(values, style) {
	return {type: 'line', silent: true, clip: false, z: style.z || 3, connectNulls: false, showAllSymbol: true,
		data: values.map(function (value, k) {
			return [k, known(value) ? value : null];
		}), symbolSize: style.dot || 7, itemStyle: {color: style.colour},
		symbol: function (value, params) {
			var k = params.dataIndex;

			return style.symbol || (known(values[k]) && !known(values[k - 1]) &&
				!known(values[k + 1]) ? 'circle' : 'none');
		}, lineStyle: {color: style.colour, width: style.width, type: style.dashes || 'solid'}};
}

/* From one value to another at a place, both in figures: the margin of an estimate. */
function margins(list, colour, across) {
	return {type: 'custom', silent: true, z: 2, data: list, renderItem: function (params, api) {
		var one = list[params.dataIndex];
		var from = api.coord(across ? [one[1], one[0]] : [one[0], one[1]]);
		var to = api.coord(across ? [one[2], one[0]] : [one[0], one[2]]);

		return {type: 'line', shape: {x1: from[0], y1: from[1], x2: to[0], y2: to[1]},
			style: {stroke: colour, lineWidth: 2, fill: 'none'}};
	}};
}

/* Bands behind the lines, {from, to, name, colour}, with their names above: side by side where they
 * fit, else the first one a row higher. `unit` is what a place is in pixels, `first` the place at
 * the left end. */
function bands(size, list, unit, first) {
	var right = size.w - 2, at = list.map(function (one) {
		var wide = width(one.name), middle = size.left + (((one.from + one.to) / 2) - first) * unit;

		return Math.min(Math.max(middle, size.left + wide / 2), right - wide / 2);
	});
	var rows = list.map(function (one, i) {
		var next = list[i + 1];

		return next && at[i] + width(one.name) / 2 + 10 > at[i + 1] - width(next.name) / 2 ? 1 : 0;
	});

	/* A row higher too would stand above the one before it. */
	rows.forEach(function (row, i) {
		if (row === 1 && rows[i + 1] === 1)
			rows[i] = 2;
	});
	size.series.push({type: 'custom', silent: true, z: 0, data: list.map(function (one) {
		return [one.from, 0];
	}), renderItem: function (params) {
		var one = list[params.dataIndex], from = size.left + (one.from - first) * unit;

		return {type: 'rect', shape: {x: from, y: size.top, width: (one.to - one.from) * unit,
			height: size.tall}, style: {fill: one.colour}};
	}});
	size.series.push({type: 'custom', silent: true, z: 8, data: list.map(function (one) {
		return [one.from, 0];
	}), renderItem: function (params) {
		var i = params.dataIndex;

		return {type: 'text', style: {x: at[i], y: size.top - 12 - rows[i] * 20, text: list[i].name,
			fill: ZACHT, fontSize: FONT, align: 'center', verticalAlign: 'middle'}};
	}});
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
	var found = [], last = list.length - 1;

	function add(from, to, name, colour) {
		if (from <= to)
			found.push({from: Math.max(0, from - 0.5), to: Math.min(last, to + 0.5), name: name,
				colour: colour});
	}
	if (last < 1)
		return found;
	add(provisional, estimated - 1, say('voorlopig', 'provisional'), BAND);
	add(estimated, last, say('geschat', 'estimated'), BAND2);
	return found;
}

function column(list, key, from, to) {
	return list.map(function (one, k) {
		return k >= from && k < to ? one[key] : null;
	});
}

/* Values that are marked with a dot and written; away from the line where that goes up or down. */
function marks(size, places, values, unit, most) {
	var dots = [], words = [];

	(places || []).forEach(function (k) {
		var value = values[k], text, half, x, low;

		if (!known(value))
			return;
		text = number(value);
		half = width(text, FONT_VALUE, true) / 2;
		x = size.left + k * unit;
		low = most > 0 && value / most < 0.18;
		dots.push([k, value]);
		words.push({x: k, y: value, text: text, colour: INKT, bold: true, size: FONT_VALUE,
			dx: Math.max(0, 4 - (x - half)) - Math.max(0, x + half - (size.w - 2)),
			dy: low ? -18 : 20});
	});
	size.series.push({type: 'scatter', silent: true, z: 6, symbolSize: 10, data: dots,
		itemStyle: {color: ACCENT, opacity: 1}}, texts(words));
}

function anyKnown(list, keys) {
	return list.some(function (one) {
		return keys.some(function (key) {
			return known(one[key]);
		});
	});
}

KINDS.stand = function (figures, narrow) {
	var list = figures.maanden || [], n = list.length, estimated = firstOf(list, 'E'), ends, size, unit;
	var most = largest(column(list, 'waarde', 0, n).concat(column(list, 'boven', estimated, n)));

	if (!anyKnown(list, ['waarde']))
		return empty(narrow);
	ends = scale(most * 1.04);
	size = frame(narrow, narrow ? 300 : 340, [narrow ? 54 : 40, 16, 30, width(number(ends.max)) + 12]);
	unit = gapOf(size, n);
	bands(size, statusBands(list), unit, 0);
	size.series.push(
		line(column(list, 'waarde', 0, estimated), {colour: ACCENT, width: 3}),
		mix(line(column(list, 'waarde', estimated - 1, n), {colour: ACCENT, width: 2, dashes: [4, 4]}),
			{symbol: function (value, params) {
				return params.dataIndex >= estimated ? 'emptyCircle' : 'none';
			}, symbolSize: 8}),
		margins(list.map(function (one, k) {
			return [k, one.onder, one.boven];
		}).filter(function (one) {
			return one[0] >= estimated && known(one[1]) && known(one[2]);
		}), ACCENT));
	marks(size, figures.merk, column(list, 'waarde', 0, estimated), unit, ends.max);
	return chart(size, axisPeriods(n, monthLabels(list, unit)), axisCounts(ends));
};

/* The place and value of the last one that is known; null when none is. */
function lastKnown(values) {
	var k;

	for (k = values.length - 1; k >= 0; k--)
		if (known(values[k]))
			return [k, values[k]];
	return null;
}

/* The names of lines at their ends, {values, name, colour}, spread so that none touches another.
 * They stand right of the plot, whose last place is `last`. */
function names(size, lines, last, most) {
	var shown = lines.filter(function (one) {
		return lastKnown(one.values) !== null;
	}), at, gaps;

	at = shown.map(function (one) {
		return size.top + size.tall * (1 - lastKnown(one.values)[1] / most);
	});
	gaps = largest(shown.map(function (one) {
		return one.name.split('\n').length;
	})) * 18;
	gaps = spread(at, gaps + 1, size.top + gaps / 2 - 9, size.top + size.tall - gaps / 2 + 9);
	size.series.push(texts(shown.map(function (one, i) {
		return {x: last, y: 0, dx: 9, dy: gaps[i] - (size.top + size.tall), align: 'left',
			text: one.name, colour: one.colour === GRIJS ? ZACHT : one.colour, bold: true};
	})));
}

KINDS.stroom = function (figures, narrow) {
	var ends, size, n, unit, lines, list = (figures.maanden || []).filter(function (one) {
		return one.status !== 'E';
	});

	if (!anyKnown(list, ['instroom', 'gestart', 'afgevallen']))
		return empty(narrow);
	n = list.length;
	lines = [
		{key: 'instroom', name: narrow ? say('nieuw', 'new') : say('nieuw op de lijst', 'new on the list'),
			style: {colour: ACCENT, width: 3, z: 5}},
		{key: 'gestart', name: narrow ? say('gestart', 'started') : say('gestart met hulp', 'care started'),
			style: {colour: INKT, width: 2, z: 4}},
		{key: 'afgevallen', name: say('afgevallen', narrow ? 'left' : 'left without care'),
			style: {colour: GRIJS, width: 2, dashes: [5, 3]}}];
	lines.forEach(function (one) {
		one.values = column(list, one.key, 0, n);
		one.colour = one.style.colour;
	});
	ends = scale(largest(lines.map(function (one) {
		return largest(one.values);
	})));
	size = frame(narrow, narrow ? 300 : 320, [36, 14 + largest(lines.map(function (one) {
		return width(one.name, FONT, true);
	})), 30, width(number(ends.max)) + 12]);
	unit = gapOf(size, n);
	bands(size, statusBands(list), unit, 0);
	lines.forEach(function (one) {
		size.series.push(line(one.values, one.style));
	});
	names(size, lines, n > 1 ? n - 1 : 0.5, ends.max);
	return chart(size, axisPeriods(n, monthLabels(list, unit)), axisCounts(ends));
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
function axisQuarters(list, labels) {
	return axisAlong({type: 'category', data: list.map(function (one, k) {
		return String(k);
	}), axisLabel: font(ZACHT, {interval: 0, lineHeight: 18, formatter: function (text) {
		return labels[+text] || '';
	}})});
}

KINDS.pilot = function (figures, narrow) {
	var list = figures.kwartalen || [], n = list.length, size, unit, lines, to, from;

	if (!anyKnown(list, ['pilot', 'rest']))
		return empty(narrow);
	lines = [{values: column(list, 'rest', 0, n), colour: GRIJS,
		name: narrow ? say('rest', 'rest') : say('rest van regio', 'rest of region')},
		{values: column(list, 'pilot', 0, n), colour: ACCENT, name: 'pilot'}];
	size = frame(narrow, narrow ? 320 : 340,
		[54, 14 + width(lines[0].name, FONT, true), 46, 46]);
	unit = size.inner / n;
	from = known(figures.van) ? Math.min(n, Math.max(0, figures.van)) : n;
	to = known(figures.tot) ? Math.max(from, Math.min(n, figures.tot)) : n;
	bands(size, [{from: 0, to: from, name: say('voor', 'before'), colour: PAPIER},
		{from: from, to: to, colour: BAND,
			name: narrow ? say('tijdens', 'during') : say('tijdens de pilot', 'during the pilot')},
		{from: to, to: n, name: say('na', 'after'), colour: PAPIER}].filter(function (one) {
		return one.to > one.from && from < n;
	}), unit, 0);
	size.series.push(line(lines[0].values, {colour: GRIJS, width: 2}),
		margins(list.map(function (one, k) {
			return [k, one.onder, one.boven];
		}).filter(function (one) {
			return known(one[1]) && known(one[2]);
		}), LICHT),
		line(lines[1].values, {colour: ACCENT, width: 3, symbol: 'circle', dot: 10, z: 4}));
	names(size, lines, n - 1, 100);
	return chart(size, axisQuarters(list, quarterLabels(list, unit, narrow)), axisPercents());
};

/* The value of each quarter above its bar; where they do not fit, of the marked ones alone. */
function barWords(list, shown, unit) {
	var size = FONT_VALUE, most = largest(list.map(function (one) {
		return known(one.waarde) ? width(number(one.waarde), size, true) : 0;
	}));

	if (most + 4 > unit) {
		most *= FONT / size;
		size = FONT;
	}
	return texts(list.map(function (one, k) {
		var hidden = !known(one.waarde);

		return {x: k, y: hidden ? 0 : one.waarde, dy: -12, size: size, bold: !hidden,
			colour: hidden ? ZACHT : INKT, text: hidden ? '\u2013'
				: most + 2 > unit && !shown[k] ? '' : number(one.waarde)};
	}));
}

KINDS.kwartalen = function (figures, narrow) {
	var list = figures.kwartalen || [], n = list.length, marked = {}, provisional, size, unit;

	if (!anyKnown(list, ['waarde']))
		return empty(narrow);
	(figures.merk || []).forEach(function (k) {
		marked[k] = true;
	});
	size = frame(narrow, narrow ? 250 : 260, [46, 4, 46, 4]);
	unit = size.inner / n;
	provisional = firstOf(list, 'P');
	if (provisional < n)
		bands(size, [{from: provisional, to: n, name: say('voorlopig', 'provisional'),
			colour: BAND}], unit, 0);
	size.series.push({type: 'bar', silent: true, barWidth: '62%', barMaxWidth: 90, z: 3,
		data: list.map(function (one, k) {
			return {value: known(one.waarde) ? one.waarde : null,
				itemStyle: {color: marked[k] ? ACCENT : LICHT}};
		})}, barWords(list, marked, unit));
	return chart(size, axisQuarters(list, quarterLabels(list, unit, narrow)),
		{type: 'value', show: false, min: 0, max: 1.12 * Math.max(1, largest(column(list, 'waarde', 0, n)))});
};

KINDS.klein = function (figures) {
	var values = figures.waarden || [], region = figures.regio || [], last = lastKnown(values);
	var n = Math.max(values.length, region.length), size, most;

	size = mix(frame(true, 84, [10, 36, 6, 4]), {w: 176, inner: 136});
	if (last === null && lastKnown(region) === null)
		return {w: 176, h: 84, option: mix(empty(true).option, {title: {left: 4, top: 'middle',
			text: say('niet getoond', 'not shown'), textStyle: font(ZACHT, {fontWeight: 400})}})};
	most = Math.max(known(figures.schaal) ? figures.schaal : 0, largest(values), largest(region), 1);
	size.series.push(line(region, {colour: GRIJS, width: 1.5, dashes: [3, 3]}),
		line(values, {colour: ACCENT, width: 2.5}));
	if (last !== null)
		size.series.push({type: 'scatter', silent: true, z: 6, symbolSize: 8, data: [last],
			itemStyle: {color: ACCENT, opacity: 1}}, texts([{x: last[0], y: last[1], dx: 9,
			align: 'left', text: number(Math.round(last[1])), size: 18, bold: true, colour: INKT}]));
	return chart(size, mix(axisPeriods(n, []), {axisLabel: {show: false},
		axisLine: {lineStyle: {color: LIJN}}}), {type: 'value', show: false, min: 0, max: most});
};
