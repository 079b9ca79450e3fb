import type { PanelComponent, PanelComponents } from '#lib/scene/panel-props.ts';

/** By folder; fetched when a scene wants them. */
const FOUND = import.meta.glob<{ default: PanelComponent }>('./*/Panel.svelte');

/** Those of the types that a scene has. */
export async function panelComponents(types: readonly string[]): Promise<PanelComponents> {
	const loaded = [...new Set(types)].map(async (type) => {
		const load = FOUND[`./${type}/Panel.svelte`];
		if (!load) throw new Error(`src/lib/panels/${type} has no Panel.svelte`);
		return [type, (await load()).default] as const;
	});
	return Object.fromEntries(await Promise.all(loaded));
}
