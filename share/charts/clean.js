/* From what ECharts writes to what may stand on a page: no styles and classes, which the policy of
 * the site forbids, no names that clash with those of another chart, and nothing that is not seen. */
var COLOURS = [INKT, ZACHT, GRIJS, LIJN, RASTER, BAND, BAND2, ACCENT, LICHT, PAPIER]
	.concat(TINT, TINT_TEXT);
var DROPPED = /^(class|style|xml:space|xmlns.*|version|baseProfile|stroke-miterlimit|stroke-linejoin|font-family|pointer-events|clip-path|ecmeta_.*)$/;
var FROM_STYLE = /^(font-size|font-weight|font-style|text-anchor|paint-order)$/;

function escape(text) {
	return String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
		.replace(/"/g, '&quot;').replace(/'/g, '&#39;');
}

function rounded(text) {
	return text.replace(/-?\d*\.?\d+(?:e[-+]?\d+)?/g, function (one) {
		return String(Math.round(+one * 10) / 10 || 0);
	});
}

/* Defaults of ECharts that no configuration reaches, and nobody sees. */
function colour(value) {
	var low = value.toLowerCase();

	if (low === '#000' || low === '#000000' || low === '#333')
		return INKT;
	if (low === '#fff')
		return PAPIER;
	return COLOURS.indexOf(low) >= 0 ? low : 'none';
}

function attribute(name, value) {
	if (name === 'fill' || name === 'stroke')
		return ' ' + name + '="' + colour(value) + '"';
	return ' ' + name + '="' + (/^font-/.test(name) ? value : rounded(value)) + '"';
}

function tag(text) {
	return text.replace(/\s([\w:-]+)="([^"]*)"/g, function (all, name, value) {
		if (name === 'style')
			return value.split(';').map(function (part) {
				var at = part.indexOf(':'), key = part.slice(0, at).trim(),
					what = part.slice(at + 1).trim().replace(/px$/, '');

				return FROM_STYLE.test(key) && what !== 'normal' && what !== '400'
					? ' ' + key + '="' + what + '"' : '';
			}).join('');
		return DROPPED.test(name) ? '' : attribute(name, value);
	});
}

function head(made, id, title, description) {
	var box = '<svg viewBox="0 0 ' + made.w + ' ' + made.h + '"';

	if (title === null)
		return box + ' aria-hidden="true" focusable="false">';
	return box + ' role="img" aria-labelledby="' + id + '-t ' + id + '-d"><title id="' + id + '-t">' +
		escape(title) + '</title><desc id="' + id + '-d">' + escape(description) + '</desc>';
}

function clean(svg, made, request) {
	svg = svg.replace(/<style[\s\S]*?<\/style>|<defs[\s\S]*?<\/defs>|<\?xml[^>]*>/g, '')
		.replace(/<[^>]*>/g, tag)
		.replace(/\n\s*/g, '').replace(/\s+>/g, '>')
		.replace(/<\/?g>|<text[^>]*><\/text>/g, '')
		.replace(/<(path|rect) [^>]*><\/\1>/g, function (one) {
			return / d="(M-1 -1[^"]*)?"/.test(one) || !/ (fill|stroke)="#/.test(one) ? '' : one;
		})
		.replace(/<(path|rect|circle|polyline|polygon)([^>]*)><\/\1>/g, '<$1$2/>');
	return svg.replace(/^\s*<svg[^>]*>/, function () {
		return head(made, request.id, request.titel, request.tekst);
	});
}

/* What the program calls: {soort, figuren, smal, taal, id, titel, tekst} to a clean SVG. */
function draw(request) {
	var made, canvas, svg;

	english = request.taal === 'en';
	if (!KINDS.hasOwnProperty(request.soort))
		throw new Error('no chart of the kind ' + request.soort);
	made = KINDS[request.soort](request.figuren, request.smal);
	canvas = echarts.init(null, null, {renderer: 'svg', ssr: true, width: made.w, height: made.h});
	canvas.setOption(made.option);
	made.shapes.forEach(function (shape) {
		canvas.getZr().add(shape);
	});
	svg = canvas.renderToSVGString();
	canvas.dispose();
	return clean(svg, made, request);
}
