// The script of the site: sorting and filters, in both languages, and that nothing is lost without it.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {POLICY, Tab} from './browse.mjs';

const SCRIPT = 'tabel.js';
const SORTED = 'tables sort, what is missing always last';
const FILTERED = 'filters show what fits, and say how many';
const WITHOUT = 'nothing is lost without the script';

// A column of every kind: what stands in the cells, from low to high; what is missing comes last.
const COLUMNS = {
	nl: [['9', '55', '1.234', '1.234,5', '10.000', ''], ['−3', '0', '2,5', '12', '', ''], ['4%', '55%', '100%', '', '', ''],
		['Aa', 'Éé', 'Ff', 'Zz', 'niet getoond', 'geen gegevens'], ['9@9000', '8@9001.5', '7@10000', '', '', '']],
	en: [['9', '55', '1,234', '1,234.5', '10,000', ''], ['−3', '0', '2.5', '12', '', ''], ['4%', '55%', '100%', '', '', ''],
		['Aa', 'Éé', 'Ff', 'Zz', 'not shown', 'no data'], ['9@9000', '8@9001.5', '7@10000', '', '', '']],
};
const ORDER = [3, 0, 5, 1, 4, 2]; // how the rows lie at first

function cell(text) {
	const [words, value] = text.split('@');
	if (words === '' || /^(niet|geen|not|no) /.test(words))
		return `<td class="weg" data-w="">${words}</td>`;
	return value === undefined ? `<td>${words}</td>` : `<td data-w="${value}">${words}</td>`;
}

function tablePage(language) {
	const columns = COLUMNS[language];
	const heads = columns.map((column, at) => `<th scope="col" data-k="${at}">k${at}</th>`).join('');
	const rows = ORDER.map(at => `<tr>${columns.map(column => cell(column[at])).join('')}</tr>`).join('');
	return `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8"><title>t</title>`
		+ `<meta http-equiv="Content-Security-Policy" content="${POLICY}"></head><body><table class="sorteer">`
		+ `<thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table><script src="${SCRIPT}"></script></body></html>`;
}

const texts = (tab, at) => tab.page.$$eval('tbody tr', (rows, k) => rows.map(row => row.cells[k].textContent), at);

async function sorting(tab, folder, language) {
	const wrong = [];
	fs.writeFileSync(path.join(folder, `${language}.html`), tablePage(language));
	wrong.push(...await tab.visit(`file://${folder}/`, `${language}.html`));
	for (const [at, column] of COLUMNS[language].entries()) {
		const up = column.map(text => text.split('@')[0]);
		const known = up.filter((text, k) => !/class="weg"/.test(cell(column[k])));
		const down = [...known].reverse().concat(up.slice(known.length));
		for (const [direction, expected] of [['ascending', up], ['descending', down]]) {
			await tab.page.click(`th[data-k="${at}"] button`);
			const got = await texts(tab, at);
			// Those that are missing keep the order in which they lay.
			const fits = known.length === 0 || (got.slice(0, known.length).join('|') === expected.slice(0, known.length).join('|')
				&& got.slice(known.length).sort().join('|') === expected.slice(known.length).sort().join('|'));
			const said = await tab.page.$eval(`th[data-k="${at}"]`, th => th.getAttribute('aria-sort'));
			if (!fits || said !== direction)
				wrong.push(`column ${at} ${direction}: ${got.join(' | ')} (${said})`);
		}
	}
	return wrong;
}

// The buttons of a table on a page of the site: by keyboard, in both directions.
async function siteTable(tab, base, name) {
	await tab.visit(base, name);
	await tab.openDetails();
	const button = await tab.page.$('table.sorteer th button');
	if (!button)
		return ['no table can be sorted'];
	await button.focus();
	for (const direction of ['ascending', 'descending']) {
		await tab.page.keyboard.press(direction === 'ascending' ? 'Enter' : 'Space');
		const said = await button.evaluate(element => element.closest('th').getAttribute('aria-sort'));
		if (said !== direction)
			return [`the button says ${said}, not ${direction}`];
	}
	return tab.problems;
}

// The rows that a filter leaves, and those that fit the choice by what their row says of itself.
function filterState(field, value) {
	const box = document.querySelector('.filter[data-velden]');
	const rows = [...document.getElementById(box.getAttribute('data-tabel')).querySelectorAll('tbody tr:not(.groep)')];
	const fits = row => (field === 'leeftijd'
		? !row.dataset.tot || Number(row.dataset.van) <= Number(value) && Number(value) <= Number(row.dataset.tot)
		: row.dataset[field].split('|').includes(value));
	return {shown: rows.filter(row => row.checkVisibility()).length, rows: rows.length,
		right: rows.every(row => row.checkVisibility() === (value === '' || fits(row))),
		said: box.querySelector('[role=status]').textContent};
}

async function filters(tab, base, name) {
	const wrong = [];
	await tab.size(1280);
	await tab.visit(base, name);
	if (!await tab.page.$('.filter[data-velden]'))
		return ['there are no filters'];
	const fields = await tab.page.$eval('.filter[data-velden]', box => box.getAttribute('data-velden').split('|').map(f => f.split(':')[0]));
	for (const wanted of ['soort', 'plaats', 'leeftijd', 'nieuw'])
		if (!fields.includes(wanted))
			wrong.push(`there is no filter on '${wanted}'`);
	const selects = await tab.page.$$('.filter select');
	for (const [at, field] of fields.entries()) {
		const values = await selects[at].$$eval('option', options => options.map(option => option.value));
		if (values.length < 2)
			wrong.push(`nothing can be chosen for '${field}'`);
		for (const value of [values[1], values.at(-1), values[0]]) {
			await selects[at].select(value);
			const state = await tab.page.evaluate(filterState, field, value);
			const number = state.said.match(/\d+/)?.[0] ?? '0';
			if (!state.right || Number(number) !== state.shown || (value === '' && state.shown !== state.rows))
				wrong.push(`${field} '${value}': ${state.shown} of ${state.rows} rows, '${state.said}'`);
		}
	}
	await selects[0].select(await selects[0].$eval('option:last-child', option => option.value));
	await tab.page.click('.filter button');
	const state = await tab.page.evaluate(filterState, fields[0], '');
	if (state.shown !== state.rows)
		wrong.push('the button does not show all rows again');
	return [...wrong, ...tab.problems];
}

// Without the script: all rows, no button, no filter.
async function without(tab, base, name) {
	const count = () => tab.page.$$eval('tbody tr', rows => rows.filter(row => row.checkVisibility()).length);
	await tab.visit(base, name);
	await tab.openDetails();
	const rows = await count();
	await tab.page.setJavaScriptEnabled(false);
	await tab.visit(base, name);
	await tab.openDetails();
	const wrong = await count() === rows ? [] : [`${await count()} rows, and ${rows} with it`];
	const left = await tab.page.$$eval('th button, .filter', list => list.filter(element => element.checkVisibility()).length);
	if (left > 0)
		wrong.push(`${left} buttons or filters that do nothing`);
	await tab.page.setJavaScriptEnabled(true);
	return wrong;
}

export async function script(browser, folder, findings) {
	const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'tabel-'));
	const tab = await Tab.open(browser);
	try {
		fs.copyFileSync(path.join(folder, SCRIPT), path.join(scratch, SCRIPT));
		const bytes = fs.statSync(path.join(folder, SCRIPT)).size;
		findings.add('the script is under 8 kB', SCRIPT, bytes < 8000 ? [] : [`${bytes} bytes`]);
		for (const language of ['nl', 'en'])
			findings.add(SORTED, `a page in '${language}'`, await sorting(tab, scratch, language));
		findings.add(SORTED, 'wijzer.html', await siteTable(tab, `file://${folder}/`, 'wijzer.html'));
		findings.add(FILTERED, 'wijzer.html', await filters(tab, `file://${folder}/`, 'wijzer.html'));
		for (const name of ['index.html', 'wijzer.html'])
			findings.add(WITHOUT, name, await without(tab, `file://${folder}/`, name));
	} finally {
		await tab.page.close();
		fs.rmSync(scratch, {recursive: true});
	}
}
