/** What a folder of `src/lib/panels/` tells of its type of panel: `schema.ts` exports a `PanelType` as `type`, `query.ts` a `PanelQuery` as `query`. */
import type * as v from 'valibot';
import type { Focus } from '#lib/domain/focus.ts';
import type { Catalogue, Services } from '#server/services.ts';

export type PanelType<Options> = {
	/** What the line of panels without room calls it: "bản đồ", "map". */
	readonly called: { readonly vi: string; readonly en: string };
	/** Of all that a scene may say of it, but for `type`, `title` and `titleEn`. */
	readonly options: v.GenericSchema<unknown, Options>;
	/** Codes that must be in the catalogue for it to be shown. */
	readonly names?: (options: Options) => {
		readonly indicators?: readonly string[];
		readonly units?: readonly string[];
	};
};

/** What the server looks up for a panel, because the live channel does not tell it. */
export type PanelQuery<Options, Answer> = {
	/** How often screens ask again (s); what is known for so long is told to all. */
	readonly everyS: number;
	/** JSON. It has ten seconds. */
	readonly read: (asked: PanelAsked<Options>) => Promise<Answer>;
};

export type PanelAsked<Options> = {
	readonly options: Options;
	/** Whose scene it is. */
	readonly focus: Focus;
	readonly catalogue: Catalogue;
	readonly services: Services;
	/** Epoch milliseconds. */
	readonly now: number;
};
