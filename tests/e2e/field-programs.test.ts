/** Real programs at a real broker, as a centre has them, each followed to its row on the wall. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { LEAST_WIDTH_EM, typeScale } from '#lib/ui/type-scale.ts';
import { findPublisher, Mosquitto } from '#tests/support/mosquitto.ts';
import { test as base } from '#tests/support/page.ts';
import { startProcess, type TestProcess } from '#tests/support/processes.ts';
import { textFaults } from './text-boxes.ts';
import { goOn } from './wall-page.ts';

const CENTRE = `
sources:
  - family: sparkplug
    site: da-teh
  - family: home-assistant
    site: da-teh
admit:
  - family: sparkplug
    unit: "682"
  - family: home-assistant
    unit: "673"
`;

/** Width and height of the screen (px), whence it is read (m), and whether a name has room beside its device. */
const VIEWS = [
	[1_920, 1_080, 2, true],
	[3_840, 2_160, 3, true],
	[1_920, 1_080, 5, false],
	[1_024, 768, 2, true],
	[1_920, 1_080, 1, true],
] as const;

type Field = {
	readonly broker: Mosquitto;
	/** Born before anybody listens, so that its births are missed. */
	readonly edgeNode: TestProcess;
};

const test = base.extend<object, { readonly field: Field }>({
	field: [
		async ({}, use) => {
			const broker = new Mosquitto();
			await broker.start();
			const edgeNode = await startEdgeNode(broker);
			await use({ broker, edgeNode });
			await edgeNode.kill();
			await broker.stop();
		},
		{ scope: 'worker' },
	],
	settings: [
		async ({ field }, use) => {
			const folder = await mkdtemp(join(tmpdir(), 'ioc-centre-'));
			const file = join(folder, 'centre.yaml');
			await writeFile(file, CENTRE);
			await use({ MQTT_URL: field.broker.url, IOC_CONFIG: file });
			await rm(folder, { recursive: true });
		},
		{ scope: 'worker' },
	],
});

function startEdgeNode(broker: Mosquitto): Promise<TestProcess> {
	return startProcess({
		main: 'tests/support/edge-node.ts',
		env: { EDGE_BROKER: broker.url },
		ready: /^born$/m,
	});
}

/** Stays connected, and publishes each line that it is given. */
async function startPublisher(broker: Mosquitto, args: readonly string[]): Promise<ChildProcess> {
	const found = await findPublisher();
	if (!found.ok) throw new Error(found.reason);
	const to = ['-h', '127.0.0.1', '-p', String(broker.port), '-q', '1'];
	return spawn(found.path, [...to, ...args], { stdio: ['pipe', 'ignore', 'inherit'] });
}

/** Publishes once; resolves when the broker has it. */
async function publish(
	broker: Mosquitto,
	topic: string,
	said: string | object,
	{ retained = false } = {},
): Promise<void> {
	const text = typeof said === 'string' ? said : JSON.stringify(said);
	const kept = retained ? ['-r'] : [];
	const publisher = await startPublisher(broker, [...kept, '-t', topic, '-s']);
	publisher.stdin?.end(text);
	const [code] = (await once(publisher, 'exit')) as [number | null];
	expect(code).toBe(0);
}

function row(page: Page, device: string) {
	return page.locator(`[data-device="${device}"]`);
}

function state(page: Page, device: string) {
	return expect(row(page, device).first());
}

/** A small field is told of by name where that has room, and can be read on every screen. */
async function expectReadable(page: Page): Promise<void> {
	const named = page.locator('.devices .row li', { hasText: 'Ki-ốt một cửa' });
	for (const [width, height, distanceM, isNamed] of VIEWS) {
		await page.setViewportSize({ width, height });
		await goOn(page, `distance=${String(distanceM)}`);
		await expect(page.locator('.devices .row [data-device="kiosk-mot-cua"]')).toBeAttached();
		await expect(named).toHaveCount(isNamed ? 1 : 0);
		const fontPx = Math.min(
			typeScale({ distanceM, panelHeightCm: 68.5 }).text * height,
			width / LEAST_WIDTH_EM,
		);
		const view = `${String(width)}×${String(height)} from ${String(distanceM)} m`;
		const faults = () => textFaults(page, { fontPx, contrast: 6 });
		await expect.poll(faults, { message: view }).toEqual([]);
	}
}

test('a device whose program is killed is offline by its last will', async ({ page, field }) => {
	const topic = 'ioc/v1/da-teh/device/kiosk-mot-cua';
	await publish(field.broker, `${topic}/info`, {
		kind: 'kiosk',
		name: 'Ki-ốt một cửa',
		unit: '682',
		heartbeatS: 60,
	});
	const will = ['--will-topic', `${topic}/status`, '--will-qos', '1', '--will-retain'];
	const kiosk = await startPublisher(field.broker, [
		...['-t', `${topic}/status`, '-l'],
		...will,
		...['--will-payload', '{"state":"offline","reason":"power"}'],
	]);
	kiosk.stdin?.write('{"state":"online"}\n');
	await page.goto('/wall/devices');
	await state(page, 'kiosk-mot-cua').toHaveAttribute('data-state', 'online');
	await expectReadable(page);

	kiosk.kill('SIGKILL');
	await state(page, 'kiosk-mot-cua').toHaveAttribute('data-state', 'offline');
	const trouble = page.locator('[data-alarm="da-teh/kiosk-mot-cua"]');
	await expect(trouble).toContainText('Ki-ốt một cửa');
	await expect(trouble).toContainText('Mất điện');
});

test('a Sparkplug edge node goes through birth, data, death and rebirth', async ({
	page,
	field,
}) => {
	const node = 'sparkplug:Da Teh:tram-bom';
	const device = `${node}:muc-nuoc`;
	// Its births were missed; what it tells without one brings the wish for them.
	await field.edgeNode.line(/^asked for a rebirth$/m);
	await page.goto('/wall/devices');
	await state(page, node).toHaveAttribute('data-state', 'online');
	await state(page, device).toHaveAttribute('data-state', 'online');

	process.kill(field.edgeNode.pid, 'SIGUSR1');
	await state(page, device).toHaveAttribute('data-state', 'offline');
	await state(page, node).toHaveAttribute('data-state', 'online');
	process.kill(field.edgeNode.pid, 'SIGUSR1');
	await state(page, device).toHaveAttribute('data-state', 'online');

	await field.edgeNode.kill();
	await state(page, node).toHaveAttribute('data-state', 'offline');
	await expect(page.locator(`[data-alarm="da-teh/${node}"]`)).toContainText('kéo theo 1 thiết bị');
	await expect(page.locator(`[data-alarm="da-teh/${device}"]`)).toHaveCount(0);

	field.edgeNode.start();
	await state(page, node).toHaveAttribute('data-state', 'online');
	await state(page, device).toHaveAttribute('data-state', 'online');
});

test('devices of Home Assistant’s documentation are rows by their discovery configs', async ({
	page,
	field,
}) => {
	// https://www.home-assistant.io/integrations/mqtt/#device-discovery-payload
	const kitchen = {
		dev: { ids: 'ea334450945afc', name: 'Kitchen', mf: 'Bla electronics', mdl: 'xya' },
		o: { name: 'bla2mqtt', sw: '2.1', url: 'https://bla2mqtt.example.com/support' },
		cmps: {
			some_unique_component_id1: {
				p: 'sensor',
				device_class: 'temperature',
				unit_of_measurement: '°C',
				value_template: '{{ value_json.temperature}}',
				unique_id: 'temp01ae_t',
			},
		},
		state_topic: 'sensorBedroom/state',
		// https://www.home-assistant.io/integrations/mqtt/#availability_mode
		availability: [{ topic: 'sensorBedroom/availability' }, { topic: 'bla2mqtt/availability' }],
		availability_mode: 'all',
		qos: 2,
	};
	// https://www.home-assistant.io/integrations/mqtt/#motion-detection-binary-sensor
	const garden = {
		name: null,
		device_class: 'motion',
		state_topic: 'homeassistant/binary_sensor/garden/state',
		unique_id: 'motion01ad',
		device: { identifiers: ['01ad'], name: 'Garden' },
	};
	const retained = { retained: true };
	await publish(field.broker, 'homeassistant/device/ea334450945afc/config', kitchen, retained);
	await publish(field.broker, 'homeassistant/binary_sensor/garden/config', garden, retained);
	await publish(field.broker, 'sensorBedroom/availability', 'online');
	await publish(field.broker, 'bla2mqtt/availability', 'online');
	await publish(field.broker, 'sensorBedroom/state', '{"temperature":23.2}');
	await page.goto('/wall/devices');
	await state(page, 'ha:ea334450945afc').toHaveAttribute('data-state', 'online');
	await publish(field.broker, 'bla2mqtt/availability', 'offline');
	await state(page, 'ha:ea334450945afc').toHaveAttribute('data-state', 'offline');
	await publish(field.broker, garden.state_topic, 'ON');
	await state(page, 'ha:01ad').toHaveAttribute('data-state', 'online');
});
