// The checks of a whole site: quick ones on every page, all of them on the pages of each kind with the most
// and the least on them.
import fs from 'node:fs';
import path from 'node:path';
import {POLICY, Tab, axeSource} from './browse.mjs';
import * as inpage from './inpage.mjs';

const AXE = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];
const PRINTED = 'rapport.html';
const MOST = 200000; // bytes of a file with all pages that goes through axe: time grows faster than the page

export function pagesOf(folder) {
	return fs.readdirSync(folder).filter(name => name.endsWith('.html')).sort();
}

// index.html, gemeente-GM0153.html: index, gemeente
const kindOf = name => name.replace(/[-.].*/, '');

// Of every kind the largest page and the smallest: one with everything, one with the least figures.
export function samples(folder) {
	const kinds = new Map();
	const bytes = name => fs.statSync(path.join(folder, name)).size;
	for (const name of pagesOf(folder).sort((a, b) => bytes(b) - bytes(a)))
		kinds.set(kindOf(name), [...(kinds.get(kindOf(name)) ?? []), name]);
	return [...kinds.values()].flatMap(names => [...new Set([names[0], names.at(-1)])]);
}

// The findings of a site, by what was looked at: a list of sentences each.
export class Findings {
	constructor() {
		this.parts = new Map();
	}
	add(part, page, sentences) {
		if (!this.parts.has(part))
			this.parts.set(part, {pages: new Set(), wrong: []});
		this.parts.get(part).pages.add(page);
		for (const sentence of sentences)
			this.parts.get(part).wrong.push(`${page}: ${sentence}`);
	}
}

// What a visit tells: policy, console, requests.
const LOADS = 'loads without violation, message or outside request';
const FITS = 'nothing sticks out at 320 px or 200 %';
const BUILT = 'headings, landmarks, tables and charts are in order';

// One page as it lies in a folder.
export async function quick(tab, base, name, findings, known) {
	await tab.size(1280);
	findings.add(LOADS, name, await tab.visit(base, name));
	findings.add(BUILT, name, await tab.page.evaluate(inpage.structure, POLICY));
	known?.set(name, await tab.page.evaluate(inpage.collect));
	for (const width of [640, 320]) { // 200 % of 1280 px, and the narrowest
		await tab.size(width, 800, 1280 / width > 2 ? 1 : 2);
		findings.add(FITS, name, (await tab.page.evaluate(inpage.overflow)).map(text => `at ${width} px ${text}`));
	}
}

// Links inside the site, to files and into them; every id once.
export function links(folder, known, findings) {
	for (const [name, {links: to, ids, references}] of known) {
		const wrong = [];
		for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at)))
			wrong.push(`id '${id}' stands there more than once`);
		for (const id of references)
			if (!ids.includes(id))
				wrong.push(`nothing has the id '${id}'`);
		for (const {tag, to: address} of to) {
			const text = target(folder, known, name, tag, address);
			if (text)
				wrong.push(text);
		}
		findings.add('links lead to something', name, [...new Set(wrong)]);
	}
}

// What is wrong with an address, or nothing.
function target(folder, known, name, tag, address) {
	const url = new URL(address, `file://${folder}/${name}`);
	if (['mailto:', 'tel:'].includes(url.protocol))
		return tag === 'a' && url.pathname ? '' : `'${address}'`;
	if (['http:', 'https:'].includes(url.protocol))
		return tag === 'a' ? '' : `<${tag}> asks for ${address}`;
	const file = decodeURIComponent(url.pathname);
	if (!file.startsWith(folder + '/') || !fs.existsSync(file) || !fs.statSync(file).isFile())
		return `'${address}' is not there`;
	const fragment = decodeURIComponent(url.hash.slice(1));
	if (fragment && !known.get(path.basename(file))?.ids.includes(fragment))
		return `'${address}': ${path.basename(file)} has no '${fragment}'`;
	return '';
}

async function axe(tab, rules) {
	if (!await tab.page.evaluate(() => 'axe' in window))
		await tab.page.evaluate(axeSource);
	return tab.page.evaluate(async ({tags, only}) => {
		const runOnly = only ? {type: 'rule', values: only} : {type: 'tag', values: tags};
		const result = await window.axe.run(document, {runOnly, resultTypes: ['violations']});
		return result.violations.flatMap(rule => rule.nodes.slice(0, 3).map(node =>
			`${rule.id}: ${node.html.slice(0, 120).replace(/\s+/g, ' ')} ${(node.any[0]?.message ?? '').slice(0, 160)}`));
	}, {tags: AXE, only: rules});
}

// axe and the labels of charts, in every look, wide and narrow, with all that is folded away opened.
export async function looks(tab, base, name, findings) {
	await tab.size(1280);
	await tab.look('light');
	await tab.visit(base, name);
	await tab.openDetails();
	findings.add('axe finds nothing', name, await axe(tab));
	for (const mode of ['light', 'dark', 'forced']) {
		await tab.look(mode);
		if (mode === 'dark')
			findings.add('axe finds nothing', name, (await axe(tab, ['color-contrast'])).map(text => `${mode}: ${text}`));
		findings.add('texts in charts contrast 4.5 with what is behind them', name,
			(await tab.page.evaluate(inpage.chartContrast)).map(text => `${mode}: ${text}`));
	}
	await tab.look('light');
	await charts(tab, name, findings);
}

// The places of labels on the page that is open, and that it fits when all is unfolded.
async function charts(tab, name, findings) {
	await tab.openDetails();
	for (const width of [1280, 320]) {
		await tab.size(width, 800);
		findings.add('no text in a chart lies over another or is cut off', name,
			(await tab.page.evaluate(inpage.labels)).map(text => `at ${width} px ${text}`));
		findings.add(FITS, name, (await tab.page.evaluate(inpage.overflow)).map(text => `opened, at ${width} px ${text}`));
	}
}

// Tab goes through all that can be clicked or chosen, in the order of the page, and shows where it is; the skip
// link comes first and leads to the main part.
export async function keyboard(tab, base, name, findings, most = 400) {
	const wrong = [];
	await tab.size(1280);
	await tab.visit(base, name);
	await tab.openDetails();
	const many = await tab.page.evaluate(inpage.stops);
	for (let at = 0; at < Math.min(many, most); at++) {
		await tab.page.keyboard.press('Tab');
		const stop = await tab.page.evaluate(inpage.focused);
		if (stop?.at !== at) {
			wrong.push(`stop ${at} of ${many} is not reached with Tab, but ${stop?.what ?? 'nothing'}`);
			break;
		}
		if (!stop.shown)
			wrong.push(`the focus cannot be seen on ${stop.what}`);
		if (!stop.inside)
			wrong.push(`the focus is outside the window on ${stop.what}`);
	}
	findings.add('Tab reaches everything in order, and is seen', name, wrong);
	findings.add('the skip link comes first and works', name, await skip(tab, base, name));
}

async function skip(tab, base, name) {
	await tab.visit(base, name);
	await tab.page.keyboard.press('Tab');
	const first = await tab.page.evaluate(() => {
		const element = document.activeElement;
		return {to: element.getAttribute('href') ?? '', left: element.getBoundingClientRect().left};
	});
	if (!first.to.startsWith('#') || first.left < 0)
		return [`the first stop is no skip link that shows itself (${first.to}, ${first.left})`];
	await tab.page.keyboard.press('Enter');
	await tab.page.keyboard.press('Tab');
	const inside = await tab.page.evaluate(() => {
		const main = document.querySelector('main');
		return !main.querySelector('a[href],summary,button,select') || main.contains(document.activeElement)
			|| main.compareDocumentPosition(document.activeElement) === Node.DOCUMENT_POSITION_FOLLOWING;
	});
	return inside ? [] : ['after the skip link the focus is not in the main part'];
}

// On paper: what is folded away is printed, and nothing is wider than the paper.
export async function paper(tab, base, name, findings) {
	await tab.size(673); // A4 without its margins
	await tab.look('light', 'print');
	await tab.visit(base, name);
	const wrong = await tab.page.evaluate(inpage.onPaper);
	wrong.push(...await tab.page.evaluate(inpage.overflow));
	if (name === PRINTED) {
		await tab.look('light', ''); // as the printer has it
		const pdf = Buffer.from(await tab.page.pdf({format: 'A4', timeout: 60000}));
		if (pdf.subarray(0, 5).toString() !== '%PDF-' || pdf.length < 10000)
			wrong.push(`no PDF comes of it: ${pdf.length} bytes`);
	}
	await tab.look('light');
	findings.add('prints whole', name, wrong);
}

// Of a site in another language: what its words can break.
export async function brief(browser, folder, findings) {
	const tab = await Tab.open(browser);
	const base = `file://${folder}/`;
	for (const name of samples(folder)) {
		await quick(tab, base, name, findings);
		if (name !== PRINTED)
			await charts(tab, name, findings);
	}
	await tab.page.close();
}

// Everything. `folder` is the site; `served` the address where it is served with the policy as a header.
export async function check(browser, folder, served, findings) {
	const tab = await Tab.open(browser);
	const base = `file://${folder}/`;
	const known = new Map();
	for (const name of pagesOf(folder)) {
		await quick(tab, base, name, findings, known);
		await tab.size(1280);
		findings.add(`served: ${LOADS}`, name, await tab.visit(served, name));
	}
	links(folder, known, findings);
	for (const name of samples(folder)) {
		if (name !== PRINTED || fs.statSync(path.join(folder, name)).size <= MOST)
			await looks(tab, base, name, findings);
		await keyboard(tab, base, name, findings, name === PRINTED ? 40 : 400);
		await paper(tab, base, name, findings);
	}
	await tab.page.close();
}
