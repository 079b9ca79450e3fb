/** One violation for each row of the table in ARCHITECTURE.md, and one import that the row allows. */
import { ESLint } from 'eslint';
import ts from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

const eslint = new ESLint({
	// The files are not on disk, and the rule needs no types.
	overrideConfig: [ts.configs.disableTypeChecked],
});

const RULES = new Set(['no-restricted-imports', 'no-restricted-syntax']);

async function complaints(file: string, code: string): Promise<readonly string[]> {
	const script = file.endsWith('.svelte')
		? `<script lang="ts">\n${code}\n</script>\n`
		: `${code}\n`;
	const [result] = await eslint.lintText(script, { filePath: file });
	const messages = result?.messages ?? [];
	const broken = messages.filter(({ fatal }) => fatal);
	if (broken.length > 0) throw new Error(`${file}: ${broken.map(({ message }) => message).join()}`);
	return messages
		.filter(({ ruleId }) => ruleId !== null && RULES.has(ruleId))
		.map(({ message }) => message);
}

type Row = {
	readonly file: string;
	readonly forbidden: readonly string[];
	readonly allowed: readonly string[];
};

const ROWS: Readonly<Record<string, Row>> = {
	'domain imports nothing': {
		file: 'src/lib/domain/seeded.ts',
		forbidden: [
			'#lib/wire/live.ts',
			'../wire/live.ts',
			'#server/services.ts',
			'../../../server/services.ts',
			'node:fs',
			'valibot',
		],
		allowed: ['#lib/domain/unit.ts', './unit.ts', 'geojson'],
	},
	'wire imports domain': {
		file: 'src/lib/wire/seeded.ts',
		forbidden: [
			'#lib/state/live.svelte.ts',
			'../state/live.svelte.ts',
			'#server/services.ts',
			'mqtt',
		],
		allowed: ['#lib/domain/unit.ts', '../domain/unit.ts', './live.ts', 'valibot'],
	},
	'state imports domain, wire, messages': {
		file: 'src/lib/state/seeded.svelte.ts',
		forbidden: [
			'#lib/ui/Seeded.svelte',
			'../ui/Seeded.svelte',
			'#lib/map/seeded.ts',
			'#ingest/mqtt.ts',
		],
		allowed: [
			'#lib/domain/unit.ts',
			'../wire/live.ts',
			'#lib/messages/messages.ts',
			'socket.io-client',
		],
	},
	'scene imports the rest of src/lib but for panels': {
		file: 'src/lib/scene/seeded.svelte.ts',
		forbidden: ['#lib/panels/components.ts', '../panels/components.ts', '#server/services.ts'],
		allowed: ['#lib/state/live-link.svelte.ts', '../ui/Seeded.svelte', '#lib/map/types.ts'],
	},
	'panels import the rest of src/lib': {
		file: 'src/lib/panels/seeded/Panel.svelte',
		forbidden: ['#server/services.ts', '../../../../server/services.ts', 'socket.io-client'],
		allowed: ['#lib/scene/scene-context.ts', './query.ts', '#lib/ui/Panel.svelte'],
	},
	'a panel’s query may ask what pages may': {
		file: 'src/lib/panels/seeded/query.ts',
		forbidden: ['#lib/ui/Seeded.svelte', '#server/db/database.ts', '#lib/scene/scene-context.ts'],
		allowed: ['#server/services.ts', './schema.ts', '#lib/domain/unit.ts'],
	},
	'scenes of the server import the form of panels': {
		file: 'server/scenes/seeded.ts',
		forbidden: ['#lib/panels/components.ts', '#lib/ui/Seeded.svelte'],
		allowed: ['#lib/panels/panel-type.ts', '../services.ts', '#lib/wire/scene.ts'],
	},
	'messages import domain': {
		file: 'src/lib/messages/seeded.ts',
		forbidden: ['#lib/wire/live.ts', '../state/live.svelte.ts', '#server/services.ts', 'mqtt'],
		allowed: ['#lib/domain/locale.ts', './vi.ts'],
	},
	'map imports domain, wire, messages': {
		file: 'src/lib/map/seeded.ts',
		forbidden: [
			'#lib/state/live.svelte.ts',
			'../ui/Seeded.svelte',
			'socket.io-client',
			'#server/services.ts',
		],
		allowed: ['#lib/domain/unit.ts', '../wire/live.ts', './seeded-too.ts', '@deck.gl/layers'],
	},
	'ui never imports state': {
		file: 'src/lib/ui/Seeded.svelte',
		forbidden: [
			'#lib/state/live.svelte.ts',
			'../state/live.svelte.ts',
			'#lib/map/seeded.ts',
			'socket.io-client',
		],
		allowed: [
			'#lib/domain/unit.ts',
			'#lib/wire/live.ts',
			'#lib/messages/messages.ts',
			'./Tile.svelte',
		],
	},
	'pages import src/lib': {
		file: 'src/routes/wall/seeded.ts',
		forbidden: [
			'#server/services.ts',
			'../../../server/services.ts',
			'#ingest/mqtt.ts',
			'$lib/wire/live.ts',
		],
		allowed: ['#lib/state/live.svelte.ts', '#lib/ui/Seeded.svelte', './$types', '$app/state'],
	},
	'what of the pages runs on the server imports its services': {
		file: 'src/routes/wall/+page.server.ts',
		forbidden: ['#server/db/database.ts', '../../../server/live/feed.ts', '#ingest/mqtt.ts'],
		allowed: ['#server/services.ts', '#lib/wire/live.ts', './$types'],
	},
	'API routes import its services': {
		file: 'src/routes/api/v1/units/+server.ts',
		forbidden: ['#server/db/database.ts', '../../../../../server/live/feed.ts'],
		allowed: ['#server/services.ts', '@sveltejs/kit'],
	},
	'hooks import its services': {
		file: 'src/hooks.server.ts',
		forbidden: ['#server/main.ts', '../server/main.ts'],
		allowed: ['#server/services.ts', '#lib/messages/locale.ts'],
	},
	'server imports domain and wire': {
		file: 'server/live/seeded.ts',
		forbidden: [
			'#lib/state/live.svelte.ts',
			'../../src/lib/ui/tokens.ts',
			'#ingest/pipeline.ts',
			'../../ingest/pipeline.ts',
			'#server/embedded/main.ts',
			'../embedded/main.ts',
			'mqtt',
			'#tests/support/until.ts',
		],
		allowed: [
			'#lib/domain/unit.ts',
			'#lib/wire/live.ts',
			'#server/db/database.ts',
			'../db/database.ts',
		],
	},
	'import knows the words of reports, too': {
		file: 'server/import/seeded.ts',
		forbidden: ['#lib/messages/messages.ts', '../../src/lib/messages/vi.ts', '#ingest/pipeline.ts'],
		allowed: ['#lib/messages/report/words.ts', '#server/db/database.ts'],
	},
	'the embedded start imports server and ingest': {
		file: 'server/embedded/seeded.ts',
		forbidden: ['#lib/state/live.svelte.ts', '../../src/lib/map/seeded.ts', 'mqtt'],
		allowed: ['#ingest/pipeline.ts', '#server/db/database.ts', './database.ts'],
	},
	'the set-up imports what Node itself has': {
		file: 'server/setup/seeded.mjs',
		forbidden: ['valibot', '#lib/wire/settings.ts', '../../src/lib/wire/settings.ts'],
		allowed: ['node:fs', './child.mjs'],
	},
	'ingest imports domain, wire and the database': {
		file: 'ingest/decode/seeded.ts',
		forbidden: [
			'#server/live/feed.ts',
			'../../server/services.ts',
			'#lib/ui/Seeded.svelte',
			'mqtt',
			'mqtt/dist/mqtt.js',
		],
		allowed: [
			'#lib/domain/reading.ts',
			'#server/db/database.ts',
			'../../server/db/database.ts',
			'../mqtt.ts',
		],
	},
	'only ingest/mqtt.ts imports mqtt': {
		file: 'ingest/mqtt.ts',
		forbidden: ['#server/live/feed.ts', 'socket.io-client'],
		allowed: ['mqtt', 'mqtt-packet'],
	},
	'tests import anything': {
		file: 'tests/integration/seeded.ts',
		forbidden: ['#tests/support/until', './index.ts'],
		allowed: [
			'#server/main.ts',
			'#ingest/mqtt.ts',
			'#lib/ui/Seeded.svelte',
			'mqtt',
			'socket.io-client',
		],
	},
};

describe.each(Object.entries(ROWS))('%s', (_row, { file, forbidden, allowed }) => {
	it.each(forbidden)(`refuses %s`, async (specifier) => {
		expect(await complaints(file, `import { a } from '${specifier}';`)).toHaveLength(1);
	});

	it.each(forbidden)(`refuses %s when imported late`, async (specifier) => {
		expect(await complaints(file, `void import('${specifier}');`)).toHaveLength(1);
	});

	it.each(allowed)(`allows %s`, async (specifier) => {
		expect(await complaints(file, `import { a } from '${specifier}';`)).toEqual([]);
	});
});

describe('everywhere', () => {
	it('refuses barrels', async () => {
		expect(await complaints('ingest/seeded.ts', `export * from './mqtt.ts';`)).toHaveLength(1);
		expect(await complaints('ingest/seeded.ts', `export { a } from './mqtt.ts';`)).toHaveLength(1);
		expect(
			await complaints('ingest/seeded.ts', `import { a } from './decode/index.ts';`),
		).toHaveLength(1);
	});

	it('refuses an import without the file’s ending', async () => {
		expect(await complaints('ingest/seeded.ts', `import { a } from './mqtt';`)).toHaveLength(1);
		expect(
			await complaints('ingest/seeded.ts', `import { a } from '#lib/wire/live';`),
		).toHaveLength(1);
	});

	it('refuses a type imported in the middle of the code', async () => {
		const [result] = await eslint.lintText(
			`export type A = import('#server/services.ts').Services;\n`,
			{
				filePath: 'src/lib/domain/seeded.ts',
			},
		);
		expect(result?.messages.map(({ ruleId }) => ruleId)).toContain(
			'@typescript-eslint/consistent-type-imports',
		);
	});
});
