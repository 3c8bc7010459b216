/* What all charts share: colours, words, widths of text, axes, and texts at places of our own.
 * ES5, for Duktape. Colours are tokens: the stylesheet of the site turns them into others for dark
 * pages and for forced colours, by the attribute. */
var INKT = '#16191d', ZACHT = '#50565e', GRIJS = '#7a828b', LIJN = '#c9ced3', RASTER = '#e3e6e9',
	BAND = '#eef1f4', BAND2 = '#e1e6eb', ACCENT = '#12436d', LICHT = '#6b90b3', PAPIER = '#ffffff';

/* Tints and the texts on them are no tokens: a cell keeps its colour wherever it is shown. */
var TINT = ['#eaf0f6', '#cddceb', '#a9c3dc', '#7fa3c6', '#416f9c', '#12436e'];
var TINT_TEXT = ['#16191e', '#16191e', '#16191e', '#16191e', '#fffffe', '#fffffe'];

var FONT = 15, FONT_VALUE = 17; /* pixels, wide and narrow alike */
var DASHES = [6, 4];

/* Of the chart at hand (draw, in clean.js). */
var english = false;

function say(nl, en) {
	return english ? en : nl;
}

function months() {
	return say('jan feb mrt apr mei jun jul aug sep okt nov dec',
		'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec').split(' ');
}

function known(value) {
	return typeof value === 'number' && isFinite(value);
}

/* 1.234,5 or 1,234.5: at most one decimal. */
function number(value) {
	var parts = String(Math.round(Math.abs(value) * 10) / 10).split('.');

	parts[0] = parts[0].replace(/\B(?=(\d{3})+$)/g, say('.', ','));
	return (value < 0 ? '\u2212' : '') + parts.join(say(',', '.'));
}

function percent(value) {
	return value > 0 && value < 0.5 ? '<1%' : number(Math.round(value)) + '%';
}

/* Pixels that a text takes: the widest of the usual fonts, from widths.json. */
function width(text, size, bold) {
	var lines = String(text).split('\n'), most = 0;

	lines.forEach(function (line) {
		var sum = 0, i;

		for (i = 0; i < line.length; i++)
			sum += widths[line.charAt(i)] || 60;
		most = Math.max(most, sum);
	});
	return most * (size || FONT) / 100 * (bold ? 1.1 : 1);
}

echarts.setPlatformAPI({measureText: function (text, font) {
	var size = /(\d+(?:\.\d+)?)px/.exec(font || '');

	return {width: width(text, size ? +size[1] : 12, /bold|[6-9]00/.test(font || ''))};
}});

/* A text cut off at `most` pixels, with an ellipsis. */
function cut(text, most, size) {
	if (width(text, size) <= most)
		return text;
	while (text.length > 1 && width(text + '\u2026', size) > most)
		text = text.slice(0, -1);
	return text.replace(/[\s,;-]+$/, '') + '\u2026';
}

/* A text in lines of at most `most` pixels, at most `lines` of them. */
function wrap(text, most, lines) {
	var done = [], line = '';

	String(text).split(/\s+/).forEach(function (word) {
		var longer = line === '' ? word : line + ' ' + word;

		if (line !== '' && width(longer) > most && done.length < lines - 1) {
			done.push(line);
			longer = word;
		}
		line = longer;
	});
	done.push(line);
	return done.map(function (one) {
		return cut(one, most);
	}).join('\n');
}

function linesOf(text) {
	return text.split('\n').length;
}

function mix(first, second) {
	var all = {}, key;

	for (key in first)
		all[key] = first[key];
	for (key in second || {})
		all[key] = second[key];
	return all;
}

function font(colour, more) {
	return mix({color: colour || ZACHT, fontSize: FONT}, more);
}

/* The ends of an axis of counts that begins at 0, and its steps: four or five, of round numbers. */
function scale(most) {
	var raw = Math.max(most, 1) / 4, ten = Math.pow(10, Math.floor(Math.log(raw) / Math.LN10)), step;

	step = [1, 2, 2.5, 5, 10].filter(function (one) {
		return one * ten >= raw - 1e-9;
	})[0] * ten;
	step = Math.max(1, step === 2.5 ? 5 : step);
	return {min: 0, max: Math.ceil(most / step - 1e-9) * step || step, interval: step};
}

function largest(list) {
	return list.reduce(function (most, value) {
		return known(value) ? Math.max(most, value) : most;
	}, 0);
}

/* Axes without ticks; across the values thin lines. */
function axisAlong(more) {
	return mix({axisLine: {lineStyle: {color: GRIJS}}, axisTick: {show: false},
		axisLabel: font(), splitLine: {show: false}}, more);
}

function axisCounts(ends) {
	return {type: 'value', min: 0, max: ends.max, interval: ends.interval, axisLine: {show: false},
		axisTick: {show: false}, splitLine: {lineStyle: {color: RASTER}},
		axisLabel: font(ZACHT, {formatter: number})};
}

function axisPercents() {
	return mix(axisCounts({max: 100, interval: 25}), {axisLabel: font(ZACHT, {formatter: percent})});
}

function axisName(text) {
	return {name: text, nameLocation: 'middle', nameGap: 32, nameTextStyle: font()};
}

/* A chart: its size, where its plot lies, and the ends of its axes, [left, right] and [bottom, top].
 * x() and y() give the place in pixels of a place on them. */
function frame(narrow, height, margins, along, across) {
	var size = {w: narrow ? 340 : 760, h: height, left: margins[3], right: margins[1],
		top: margins[0], bottom: margins[2], under: [], over: []};

	size.inner = size.w - size.left - size.right;
	size.tall = size.h - size.top - size.bottom;
	size.x = function (place) {
		return size.left + size.inner * (place - along[0]) / (along[1] - along[0] || 1);
	};
	size.y = function (place) {
		return size.top + size.tall * (across[1] - place) / (across[1] - across[0] || 1);
	};
	return size;
}

function chart(size, along, across) {
	return {w: size.w, h: size.h, shapes: size.under.concat(size.over), option: {animation: false,
		backgroundColor: 'transparent', textStyle: {fontSize: FONT}, xAxis: along, yAxis: across,
		grid: {left: size.left, right: size.right, top: size.top, bottom: size.bottom,
			outerBoundsMode: 'none'}}};
}

/* What is said instead of a chart without figures. */
function empty(narrow) {
	var size = frame(narrow, 120, [0, 0, 0, 0], [0, 1], [0, 1]);

	return {w: size.w, h: size.h, option: {animation: false}, shapes: [word(size.w / 2, size.h / 2,
		say('Hier zijn geen cijfers om te tekenen.', 'There are no figures to draw here.'), {})]};
}

/* Shapes at places in pixels, as zrender has them (ECharts draws with it). They do not go through
 * series of ECharts: those take three times as long.
 *
 * A text. `more`: colour, bold, italic, size, align, base, halo (it stands over
 * points). */
function word(x, y, text, more) {
	return new echarts.graphic.Text({z: 2, style: {x: x, y: y, text: text,
		stroke: more.halo ? PAPIER : null, lineWidth: more.halo ? 4 : 0,
		fill: more.colour || ZACHT, lineHeight: 18, align: more.align || 'center',
		verticalAlign: more.base || 'middle', fontFamily: 'sans-serif', fontSize: more.size || FONT,
		fontWeight: more.bold ? 700 : 400, fontStyle: more.italic ? 'italic' : 'normal'}});
}

function box(x, y, w, h, style) {
	return new echarts.graphic.Rect({z: 2, shape: {x: x, y: y, width: w, height: h}, style: style});
}

function stroke(x1, y1, x2, y2, style) {
	return polyline([[x1, y1], [x2, y2]], style);
}

function dot(x, y, radius, style) {
	return new echarts.graphic.Circle({z: 2, shape: {cx: x, cy: y, r: radius}, style: style});
}

function polyline(points, style) {
	return new echarts.graphic.Polyline({z: 2, shape: {points: points},
		style: mix({fill: null}, style)});
}

function put(list, more) {
	Array.prototype.push.apply(list, more);
}

/* Places in pixels, from top to bottom in their own order, at least `gap` apart and inside. */
function spread(places, gap, first, last) {
	var order = places.map(function (place, i) {
		return i;
	}).sort(function (a, b) {
		return places[a] - places[b] || a - b;
	}), out = places.slice(), i;

	for (i = 0; i < order.length; i++)
		out[order[i]] = Math.max(out[order[i]], i === 0 ? first : out[order[i - 1]] + gap);
	for (i = order.length - 1; i >= 0; i--)
		out[order[i]] = Math.min(out[order[i]],
			i === order.length - 1 ? last : out[order[i + 1]] - gap);
	return out;
}

/* The kinds of charts by name: what the program asks for (chart.h lists their figures). */
var KINDS = {};
