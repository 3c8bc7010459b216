// node check.mjs SITE... [--samples SITE...]: opens every page of these sites in Chromium and says what is wrong;
// of those behind --samples only the largest and the smallest page of each kind, without what no language changes.
// A line for everything that was looked at: 'passed: ...' or 'failed: ...' with what was found below it.
// Ends with 0 when nothing failed. MODULES: where node_modules is; CHROMIUM: the browser.
import fs from 'node:fs';
import path from 'node:path';
import {launch, serve} from './browse.mjs';
import {planted} from './planted.mjs';
import {script} from './script.mjs';
import {Findings, brief, check, pagesOf} from './site.mjs';

const MOST = 12; // lines of what failed
let failed = 0;

function tell(title, findings) {
	for (const [part, {pages, wrong}] of findings.parts) {
		console.log(`${wrong.length ? 'failed' : 'passed'}: ${title}: ${part}: ${pages.size} pages`);
		for (const line of wrong.slice(0, MOST))
			console.log(`    ${line}`);
		if (wrong.length > MOST)
			console.log(`    and ${wrong.length - MOST} more`);
		failed += wrong.length > 0;
	}
}

const browser = await launch();
const given = process.argv.slice(2);
const whole = given.includes('--samples') ? given.indexOf('--samples') : given.length;
try {
	for (const [at, name] of given.entries()) {
		if (name === '--samples')
			continue;
		const folder = fs.realpathSync(name);
		const findings = new Findings();
		const server = await serve(folder);
		if (pagesOf(folder).length === 0)
			findings.add('has pages', folder, ['there is none']);
		await (at < whole ? check(browser, folder, server.base, findings) : brief(browser, folder, findings));
		if (at === 0) {
			await script(browser, folder, findings);
			await planted(browser, folder, findings);
		}
		server.close();
		tell(path.basename(folder), findings);
	}
} finally {
	await browser.close();
}
process.exitCode = failed > 0 ? 1 : 0;
