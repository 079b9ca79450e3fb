import { defineConfig } from '@playwright/test';

const executablePath = process.env['IOC_CHROMIUM'];

export default defineConfig({
	testDir: 'tests/e2e',
	globalSetup: './tests/support/samples.ts',
	testMatch: '**/*.test.ts',
	forbidOnly: Boolean(process.env['CI']),
	retries: 0,
	// Each has a server with its database and a browser that draws maps in software.
	workers: 2,
	timeout: 90_000,
	expect: {
		timeout: 20_000,
		toHaveScreenshot: { pathTemplate: '{testDir}/pictures/{arg}{ext}' },
	},
	reporter: 'list',
	use: {
		browserName: 'chromium',
		locale: 'vi-VN',
		timezoneId: 'Asia/Ho_Chi_Minh',
		trace: 'off',
		screenshot: 'off',
		launchOptions: {
			...(executablePath ? { executablePath } : {}),
			args: [
				'--no-sandbox',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
			],
		},
	},
	projects: [
		{ name: '1080p', use: { viewport: { width: 1920, height: 1080 } } },
		{
			name: '4k',
			// What is of time or meaning and not of looks, and what sets its own sizes, runs once.
			grep: /@looks/,
			use: { viewport: { width: 3840, height: 2160 } },
		},
	],
});
