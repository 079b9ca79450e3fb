/** The types of panels that there are: the folders of `src/lib/panels/` that have a schema. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import type { PanelQuery, PanelType } from '#lib/panels/panel-type.ts';

const PANELS = new URL('../../src/lib/panels/', import.meta.url);

export type KnownPanel = {
	readonly type: PanelType<unknown>;
	readonly query: PanelQuery<unknown, unknown> | null;
};

export type PanelTypes = ReadonlyMap<string, KnownPanel>;

/** By their folders' names. */
export async function panelTypes(folder: URL = PANELS): Promise<PanelTypes> {
	const entries = await readdir(folder, { withFileTypes: true });
	const known = entries
		.filter((entry) => entry.isDirectory())
		.map(async ({ name }): Promise<[string, KnownPanel][]> => {
			const schema = new URL(`${name}/schema.ts`, folder);
			if (!existsSync(schema)) return [];
			const { type } = (await import(schema.href)) as Pick<KnownPanel, 'type'>;
			const query = new URL(`${name}/query.ts`, folder);
			if (!existsSync(query)) return [[name, { type, query: null }]];
			const { query: own } = (await import(query.href)) as Pick<KnownPanel, 'query'>;
			return [[name, { type, query: own }]];
		});
	return new Map((await Promise.all(known)).flat());
}
