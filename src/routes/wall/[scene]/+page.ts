import { panelComponents } from '#lib/panels/components.ts';
import type { PageLoad } from './$types';

/** With what draws its panels. */
export const load: PageLoad = async ({ data }) => ({
	...data,
	components: await panelComponents(data.document.panels.map(({ type }) => type)),
});
