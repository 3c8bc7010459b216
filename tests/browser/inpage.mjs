// Functions that run inside a page: each gives back a list of sentences about what is wrong, or what was
// asked. They stand alone: nothing from outside them is known in the page.

// Everything that a page points to, and all that can be pointed to in it.
export function collect() {
	const links = [];
	const attributes = {href: 'a[href],area[href],link[href]', src: '[src]'};
	for (const [attribute, selector] of Object.entries(attributes))
		for (const element of document.querySelectorAll(selector))
			links.push({tag: element.localName, to: element.getAttribute(attribute)});
	for (const element of document.querySelectorAll('use'))
		links.push({tag: 'use', to: element.getAttribute('href') ?? element.getAttribute('xlink:href')});
	const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
	const references = [];
	for (const name of ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for', 'headers', 'data-tabel'])
		for (const element of document.querySelectorAll(`[${name}]`))
			references.push(...element.getAttribute(name).split(/\s+/).filter(Boolean));
	for (const name of ['clip-path', 'fill', 'stroke', 'mask'])
		for (const element of document.querySelectorAll(`svg [${name}^="url("]`))
			references.push(element.getAttribute(name).replace(/^url\(["']?#|["']?\)$/g, ''));
	return {links, ids, references};
}

// How the page is built: language, headings, landmarks, tables, charts.
export function structure(policy) {
	const wrong = [];
	const all = selector => [...document.querySelectorAll(selector)];
	const short = element => element.outerHTML.slice(0, 100).replace(/\s+/g, ' ');
	const articles = all('main>article, main>.vak>article');
	const one = (what, selector, many = 1) => {
		if (all(selector).length !== many)
			wrong.push(`${all(selector).length} ${what}, not ${many}`);
	};
	if (!['nl', 'en'].includes(document.documentElement.lang))
		wrong.push(`the language is '${document.documentElement.lang}'`);
	const meta = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content;
	if (meta !== policy)
		wrong.push(`the policy of the page is '${meta}'`);
	for (const [what, selector] of [['main', 'main'], ['title', 'head>title'], ['banner', 'body>header'],
		['footer', 'body>footer'], ['viewport', 'meta[name=viewport]'], ['charset', 'meta[charset]']])
		one(what, selector);
	one('h1', 'h1', 1 + articles.length); // all pages in one file: each is an article
	if (!document.title.trim())
		wrong.push('the title is empty');
	for (const nav of all('nav'))
		if (!nav.getAttribute('aria-label') && !nav.getAttribute('aria-labelledby'))
			wrong.push(`a nav without a name: ${short(nav)}`);
	let level = 0;
	for (const heading of all('h1,h2,h3,h4,h5,h6')) {
		const now = Number(heading.localName[1]);
		if (now > level + 1)
			wrong.push(`h${now} after h${level}: ${heading.textContent.trim().slice(0, 60)}`);
		if (!heading.textContent.trim())
			wrong.push(`an empty ${heading.localName}`);
		level = now;
	}
	for (const table of all('table')) {
		if (!table.caption?.textContent.trim())
			wrong.push(`a table without caption: ${short(table)}`);
		if (!table.tHead?.querySelector('th'))
			wrong.push(`a table without heads: ${table.caption?.textContent.slice(0, 60)}`);
		for (const th of table.querySelectorAll('th'))
			if (!['col', 'row', 'colgroup', 'rowgroup'].includes(th.scope))
				wrong.push(`th without scope: ${short(th)}`);
		for (const row of table.tBodies[0]?.rows ?? []) {
			const cells = [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0);
			const heads = [...(table.tHead?.rows[0]?.cells ?? [])].reduce((sum, cell) => sum + cell.colSpan, 0);
			if (cells !== heads && !row.querySelector('[rowspan]') && !table.querySelector('[rowspan]')) {
				wrong.push(`${cells} cells under ${heads} heads: ${table.caption?.textContent.slice(0, 60)}`);
				break;
			}
		}
	}
	for (const part of articles.length > 0 ? articles : [document.body]) {
		const captions = [...part.querySelectorAll('caption')].map(caption => caption.textContent.trim());
		for (const caption of new Set(captions.filter((text, at) => captions.indexOf(text) !== at)))
			wrong.push(`more than one table is called '${caption.slice(0, 60)}'`);
	}
	for (const svg of all('svg')) {
		if (svg.closest('[aria-hidden=true]'))
			continue;
		for (const name of ['title', 'desc'])
			if (!svg.querySelector(`:scope>${name}`)?.textContent.trim())
				wrong.push(`a chart without ${name}: ${short(svg)}`);
		if (svg.getAttribute('role') !== 'img')
			wrong.push(`a chart without role: ${short(svg)}`);
		if (!svg.closest('figure')?.querySelector('table'))
			wrong.push(`a chart without a table: ${short(svg)}`);
	}
	return wrong;
}

// Whether the page is wider than the window, and what sticks out.
export function overflow() {
	const width = document.documentElement.clientWidth;
	if (document.documentElement.scrollWidth <= width)
		return [];
	const out = [...document.querySelectorAll('body *')].filter(element => {
		const box = element.getBoundingClientRect();
		if (box.width === 0 || box.right <= width + 1)
			return false;
		for (let p = element.parentElement; p; p = p.parentElement)
			if (getComputedStyle(p).overflowX !== 'visible')
				return false;
		return true;
	});
	const named = out.slice(0, 3).map(element => element.outerHTML.slice(0, 90).replace(/\s+/g, ' '));
	return [`${document.documentElement.scrollWidth} px in ${width}: ${named.join(' | ')}`];
}

// Texts in charts that lie over each other or outside the window.
export function labels() {
	const wrong = [];
	const width = document.documentElement.clientWidth;
	for (const svg of document.querySelectorAll('svg')) {
		const box = svg.getBoundingClientRect();
		if (box.width === 0)
			continue;
		const name = (svg.closest('figure')?.id || svg.querySelector('title')?.textContent || svg.id || '').slice(0, 60);
		const texts = [...svg.querySelectorAll('text')].filter(text => text.textContent.trim())
			.map(text => ({words: text.textContent.trim(), box: text.getBoundingClientRect()}));
		for (const [at, a] of texts.entries()) {
			if (a.box.left < -1 || a.box.right > width + 1)
				wrong.push(`${name}: '${a.words}' is outside the window (${Math.round(a.box.left)} to ${Math.round(a.box.right)})`);
			for (const b of texts.slice(at + 1)) {
				const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
				const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
				if (wide > 1 && high > 4)
					wrong.push(`${name}: '${a.words}' and '${b.words}' lie over each other`);
			}
		}
	}
	return wrong;
}

// Texts in charts that contrast too little with the shape behind them.
export function chartContrast() {
	const wrong = [];
	const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
	const known = new Map();
	const rgba = colour => {
		if (!known.has(colour)) {
			canvas.clearRect(0, 0, 1, 1);
			canvas.fillStyle = colour;
			canvas.fillRect(0, 0, 1, 1);
			known.set(colour, [...canvas.getImageData(0, 0, 1, 1).data]);
		}
		return known.get(colour);
	};
	const light = colour => colour.slice(0, 3).map(v => v / 255)
		.map(v => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
		.reduce((sum, v, at) => sum + v * [0.2126, 0.7152, 0.0722][at], 0);
	const over = (front, share, back) => front.slice(0, 3).map((v, at) => v * share + back[at] * (1 - share));
	const opacity = (element, kind) => {
		let share = Number(getComputedStyle(element)[kind]);
		for (let e = element; e && e.localName !== 'figure'; e = e.parentElement)
			share *= Number(getComputedStyle(e).opacity);
		return share;
	};
	const paper = rgba(getComputedStyle(document.body).backgroundColor);
	for (const svg of document.querySelectorAll('svg')) {
		if (svg.getBoundingClientRect().width === 0)
			continue;
		const shapes = [...svg.querySelectorAll('path,rect,circle,ellipse,polygon,text')];
		for (const text of shapes.filter(shape => shape.localName === 'text' && shape.textContent.trim())) {
			const box = text.getBoundingClientRect();
			let back = paper;
			for (const shape of shapes.slice(0, shapes.indexOf(text))) {
				const style = getComputedStyle(shape);
				if (shape.localName === 'text' || style.fill === 'none' || style.fill.startsWith('url'))
					continue;
				const point = new DOMPoint(box.left + box.width / 2, box.top + box.height / 2)
					.matrixTransform(shape.getScreenCTM().inverse());
				if (shape.isPointInFill(point)) {
					const fill = rgba(style.fill);
					back = over(fill, opacity(shape, 'fillOpacity') * (fill[3] / 255), back);
				}
			}
			const fill = rgba(getComputedStyle(text).fill);
			const [a, b] = [light(over(fill, opacity(text, 'fillOpacity') * (fill[3] / 255), back)), light(back)];
			const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
			if (ratio < 4.5)
				wrong.push(`'${text.textContent.trim()}' ${ratio.toFixed(2)} (${svg.closest('figure')?.id || svg.id})`);
		}
	}
	return wrong;
}

// What can be reached with Tab, in the order of the page; each gets a number.
export function stops() {
	const list = [...document.querySelectorAll('a[href],button,select,input,summary,[tabindex]')].filter(element =>
		element.tabIndex >= 0 && !element.disabled && element.checkVisibility({visibilityProperty: true})
		&& !(element.closest('details:not([open])') && element.localName !== 'summary'));
	list.forEach((element, at) => element.setAttribute('data-stop', at));
	return list.length;
}

// What has the focus, and whether that can be seen.
export function focused() {
	const element = document.activeElement;
	if (!element || element === document.body || !element.hasAttribute('data-stop'))
		return null;
	const box = element.getBoundingClientRect();
	const style = getComputedStyle(element);
	return {at: Number(element.getAttribute('data-stop')),
		what: element.outerHTML.slice(0, 90).replace(/\s+/g, ' '),
		shown: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
		inside: box.bottom > 0 && box.top < window.innerHeight && box.right > 0 && box.left < window.innerWidth};
}

// What must be read on paper: all that is folded away on a screen, nothing that is for clicking.
export function onPaper() {
	const wrong = [];
	for (const details of document.querySelectorAll('details')) {
		const content = [...details.children].find(child => child.localName !== 'summary');
		if (content && content.getBoundingClientRect().height < 5)
			wrong.push(`a closed part is not printed: ${details.textContent.trim().slice(0, 60)}`);
	}
	for (const selector of ['header nav', '.filter', '.sla'])
		for (const element of document.querySelectorAll(selector))
			if (element.getBoundingClientRect().height > 0 && getComputedStyle(element).display !== 'none')
				wrong.push(`printed, though it is for a screen: ${selector}`);
	return wrong;
}
