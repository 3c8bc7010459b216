// The test of the tests: faults that are planted in a copy of a page, each of which has to be found.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {Tab} from './browse.mjs';
import * as site from './site.mjs';

const intoMain = markup => html => html.replace(/<main[^>]*>/, main => main + markup);

// What is planted, words of the sentence that must come of it, and the check that says it.
const FAULTS = [
	['an inline style', intoMain('<p style="color:red">x</p>'), /policy: style-src/, 'quick'],
	['an inline script', intoMain('<script>1</script>'), /policy: script-src/, 'quick'],
	['an outside image', intoMain('<img alt="x" src="https://voorbeeld.example/x.png">'), /outside: https/, 'quick'],
	['an outside stylesheet', html => html.replace('</head>', '<link rel="stylesheet" href="https://voorbeeld.example/x.css"></head>'),
		/outside: https/, 'quick'],
	['a broken link', intoMain('<a href="weg.html">x</a>'), /'weg.html' is not there/, 'quick'],
	['a link that leads nowhere in a page', intoMain('<a href="#nergens">x</a>'), /has no 'nergens'/, 'quick'],
	['a link out of the site', intoMain('<a href="../x.csv">x</a>'), /'..\/x.csv' is not there/, 'quick'],
	['an id that stands twice', intoMain('<p id="twee">x</p><p id="twee">x</p>'), /id 'twee'/, 'quick'],
	['an image without alt', intoMain('<img src="data:,">'), /image-alt/, 'looks'],
	['a grey text', html => html.replace('</head>', '<link rel="stylesheet" href="fout.css"></head>')
		.replace(/<main[^>]*>/, main => `${main}<p class="vaag">vaag</p>`), /color-contrast/, 'looks'],
	['a table without scope', intoMain('<table><caption>t</caption><thead><tr><th>x</th></tr></thead></table>'), /th without scope/, 'quick'],
	['a heading that is left out', intoMain('<h5>x</h5>'), /h5 after/, 'quick'],
	['what is too wide', html => html.replace('</head>', '<link rel="stylesheet" href="fout.css"></head>')
		.replace(/<main[^>]*>/, main => `${main}<p class="breder">breed</p>`), /at 320 px .* px in 320/, 'quick'],
	['labels over each other', intoMain('<svg id="vol" viewBox="0 0 99 20" height="20" width="99"><text y="15">een</text>'
		+ '<text x="2" y="15">twee</text></svg>'), /lie over each other/, 'looks'],
	['a label in the colour of its ground', intoMain('<svg id="grijs" viewBox="0 0 99 20" height="20" width="99"><rect width="99" height="20" '
		+ 'fill="#777778"/><text fill="#888889" y="15">een</text></svg>'), /'een' 1\.\d/, 'looks'],
	['a stop that Tab passes by', intoMain('<a href="#">een</a><a href="#" tabindex="1">twee</a>'), /is not reached with Tab/, 'keyboard'],
	['a focus that is not seen', html => html.replace('</head>', '<link rel="stylesheet" href="fout.css"></head>')
		.replace(/<main[^>]*>/, main => `${main}<a class="onzichtbaar" href="index.html">x</a>`), /focus cannot be seen/, 'keyboard'],
	['a fault in the script', html => html.replace('</head>', '<script src="fout.js"></script></head>'), /script: .*fout/, 'quick'],
	['folded away on paper', html => html.replace('</head>', '<link rel="stylesheet" href="fout.css"></head>')
		.replace(/<main[^>]*>/, main => `${main}<details class="dicht"><summary>x</summary><p>y</p></details>`), /is not printed/, 'paper'],
];
const STYLE = '.vaag{color:#aaa;background:#fff}.breder{width:50rem}.onzichtbaar:focus-visible{outline:none}'
	+ '@media print{details.dicht::details-content{content-visibility:hidden;height:0;overflow:hidden}.dicht p{display:none}}';

// Which page the faults are planted in: a small one.
const PAGE = 'gemeenten.html';

export async function planted(browser, folder, findings) {
	const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'fouten-'));
	const tab = await Tab.open(browser);
	try {
		fs.cpSync(folder, copy, {recursive: true});
		fs.writeFileSync(path.join(copy, 'fout.css'), STYLE);
		fs.writeFileSync(path.join(copy, 'fout.js'), 'throw new Error("fout");');
		const html = fs.readFileSync(path.join(folder, PAGE), 'utf8');
		const known = new Map();
		for (const name of site.pagesOf(folder))
			known.set(name, {links: [], ids: [], references: []});
		for (const [what, plant, words, by] of FAULTS) {
			fs.writeFileSync(path.join(copy, PAGE), plant(html));
			const found = await told(tab, copy, known, by);
			findings.add('planted faults are found', what, words.test(found) ? [] : [`it is not found, but: ${found.slice(0, 600)}`]);
		}
	} finally {
		await tab.page.close();
		fs.rmSync(copy, {recursive: true});
	}
}

// What a check says of the page.
async function told(tab, copy, known, by) {
	const findings = new site.Findings();
	await site[by](tab, `file://${copy}/`, PAGE, findings, by === 'quick' ? known : undefined);
	if (by === 'quick')
		site.links(copy, new Map([[PAGE, known.get(PAGE)]]), findings);
	return [...findings.parts.values()].flatMap(part => part.wrong).join('\n');
}
