import { afterEach, describe, expect, it } from 'vitest';
import { TestProcess } from '#tests/support/processes.ts';
import { TestServer } from '#tests/support/server.ts';

const START = 'server/setup/start.mjs';
const server = new TestServer({ main: START });

afterEach(() => server.kill());

describe('npm start', () => {
	it('says calmly what it does and where everything is, and ends well when asked to stop', async () => {
		// An empty variable counts as not set.
		const calm = new TestServer({ main: START, settings: { IOC_DEMO: '', LOG_LEVEL: '' } });
		await calm.start();
		const [doing, empty, ...addresses] = calm.output.split('\n');
		expect([doing, empty]).toEqual([expect.stringMatching(/^Starting.*…$/), '']);
		expect(addresses[0]).toContain(`${calm.url}/wall/overview`);
		expect(calm.output).toContain('Dữ liệu mẫu');
		await calm.stop();
	});

	it('takes no arguments, and says so', async () => {
		const asked = new TestProcess({ main: START, args: ['--dev', '--port=80'] });
		asked.start();
		await asked.gone();
		expect(asked.output).toMatch(/take no arguments/);
		expect(await asked.stop()).toBe(1);
	});

	it('takes a Ctrl-C that reaches all of its processes at once', async () => {
		await server.start();
		process.kill(-server.pid, 'SIGINT');
		await server.gone();
		await server.stop();
	});

	it('leaves nothing running when it is killed', async () => {
		await server.start();
		process.kill(server.pid, 'SIGKILL');
		await server.gone();
		await server.start();
		await server.stop();
	});
});
