// Chromium, the pages of a site served on the loopback address, and a tab that writes down what goes
// wrong while a page loads.
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import {createRequire} from 'node:module';
import path from 'node:path';

// What every page allows itself, and what the server of the test adds as a header.
export const POLICY = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'";

const modules = createRequire(path.resolve(process.env.MODULES ?? '.', 'node_modules') + '/');
const puppeteer = modules('puppeteer-core');
export const axeSource = fs.readFileSync(modules.resolve('axe-core/axe.min.js'), 'utf8');

const TYPES = {
	'.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8', '.csv': 'text/csv; charset=utf-8',
	'.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png',
};

// Only own pages are opened, and no name is looked up: what asks for the outside gets nothing.
export function launch() {
	const chromium = process.env.CHROMIUM ?? execFileSync('sh', ['-c', 'command -v chromium']).toString().trim();
	return puppeteer.launch({
		executablePath: chromium,
		args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--allow-file-access-from-files',
			'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
	});
}

// Serves a folder with the policy as a header. Calls back with its address.
export function serve(folder) {
	const server = http.createServer((request, response) => {
		const name = decodeURIComponent(new URL(request.url, 'http://127.0.0.1').pathname);
		const file = path.join(folder, name);
		if (name === '/favicon.ico') { // the browser asks for it, not the page
			response.writeHead(204).end();
			return;
		}
		if (!file.startsWith(folder + path.sep) || !fs.statSync(file, {throwIfNoEntry: false})?.isFile()) {
			response.writeHead(404).end();
			return;
		}
		response.writeHead(200, {'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
			'content-security-policy': POLICY});
		response.end(fs.readFileSync(file));
	});
	return new Promise(done => server.listen(0, '127.0.0.1', () =>
		done({base: `http://127.0.0.1:${server.address().port}/`, close: () => server.close()})));
}

// A tab. `problems` is what went wrong since the last visit; what is asked for has to be below `base`.
export class Tab {
	static async open(browser) {
		const tab = new Tab();
		tab.page = await browser.newPage();
		tab.session = await tab.page.createCDPSession();
		tab.base = 'about:';
		tab.problems = [];
		tab.page.setDefaultTimeout(60000);
		await tab.page.exposeFunction('tellViolation', text => { tab.problems.push(`policy: ${text}`); });
		await tab.page.evaluateOnNewDocument(() => document.addEventListener('securitypolicyviolation', event =>
			window.tellViolation(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile ?? ''}:${event.lineNumber}`)));
		tab.page.on('console', message => {
			if (!['log', 'info', 'debug', 'verbose'].includes(message.type()))
				tab.problems.push(`console: ${message.text()}`);
		});
		tab.page.on('pageerror', error => { tab.problems.push(`script: ${error}`); });
		tab.page.on('requestfailed', request => {
			tab.problems.push(`request: ${request.url()}: ${request.failure()?.errorText}`);
		});
		tab.page.on('request', request => {
			const own = request.url().startsWith(tab.base) || request.url().startsWith('data:');
			if (!own && !request.url().endsWith('/favicon.ico')) // the browser itself asks for that
				tab.problems.push(`outside: ${request.url()}`);
		});
		return tab;
	}

	async visit(base, name) {
		this.base = base;
		this.problems = [];
		await this.page.goto(base + name, {waitUntil: 'load'});
		return this.problems;
	}

	size(width, height = 900, deviceScaleFactor = 1) {
		return this.page.setViewport({width, height, deviceScaleFactor});
	}

	// light, dark or forced colours; media: screen or print
	look(mode, media = 'screen') {
		return this.session.send('Emulation.setEmulatedMedia', {media, features: [
			{name: 'prefers-color-scheme', value: mode === 'dark' ? 'dark' : 'light'},
			{name: 'forced-colors', value: mode === 'forced' ? 'active' : 'none'}]});
	}

	async openDetails() {
		await this.page.evaluate(() => { for (const d of document.querySelectorAll('details')) d.open = true; });
	}
}
