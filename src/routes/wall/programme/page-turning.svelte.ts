import { m } from '#lib/messages/messages.ts';
import { p } from '#lib/messages/programme/words.ts';
import type { HeatFit } from '#lib/ui/heat-fit.ts';
import { Turning } from '#lib/ui/turning.svelte.ts';
import { told } from '#lib/ui/words.ts';
import { arrangement, pagesOf } from './programme-pages.ts';

/** The pages of the wall of the programme: where panels, units or indicators have no room beside each other. To be made with its component. */
export class PageTurning {
	/** Of the room for the panels (px). */
	size = $state.raw({ width: 0, height: 0 });
	/** What the table shows in the room that it has. */
	fit = $state.raw<HeatFit | null>(null);
	/** How many pages the key has. */
	keyPages = $state(1);

	readonly #remPx: () => number;
	readonly #open: () => boolean;
	readonly #units: () => { readonly rows: number; readonly columns: number };
	readonly arrangement = $derived.by(() => {
		const [rem, { width, height }] = [this.#remPx(), this.size];
		// Until it was measured, as most walls have it.
		const known = width > 0 && rem > 0;
		const size = known ? { widthRem: width / rem, heightRem: height / rem } : ORDINARY;
		return arrangement(size, this.#open());
	});
	// Numbers of their own: what the table shows depends on its page, and the pages on how many it has.
	readonly #unitPages = $derived(this.fit?.unitPages ?? 1);
	readonly #columnPages = $derived(this.fit?.columnPages ?? 1);
	readonly #isLeftOut = $derived.by(() => this.leftOut !== false);
	readonly #pages = $derived.by(() =>
		pagesOf([...this.arrangement.leaves, ...(this.#isLeftOut ? NOTED : [])], {
			units: this.#unitPages,
			columns: this.#columnPages,
			key: this.isAllTogether ? 1 : this.keyPages,
		}),
	);
	readonly count = $derived(this.#pages.length);
	readonly #page = $derived.by(
		() => this.#pages[this.turning.page] ?? { areas: [], units: 0, columns: 0, key: 0 },
	);
	/** The panels that are seen. */
	readonly areas = $derived(this.#page.areas);
	readonly unitPage = $derived(this.#page.units);
	readonly columnPage = $derived(this.#page.columns);
	/** Null: the key is seen as a whole. */
	readonly keyPage = $derived(this.isAllTogether ? null : this.#page.key);
	readonly turning: Turning;

	/** `open`: a card or the search is open. `units`: how many there are for the table. */
	constructor(options: {
		readonly remPx: () => number;
		readonly open: () => boolean;
		readonly units: () => { readonly rows: number; readonly columns: number };
	}) {
		this.#remPx = options.remPx;
		this.#open = options.open;
		this.#units = options.units;
		this.turning = new Turning({ pages: () => this.count, still: options.open });
	}

	/** Whether the table turns alone, and all else stays. */
	get tableOnly(): boolean {
		return this.arrangement.leaves.length === 1 && !this.#isLeftOut;
	}

	/** All panels are seen at a time. */
	get isAllTogether(): boolean {
		const { kind } = this.arrangement;
		return kind === 'whole' || kind === 'double';
	}

	/** What of the table is shown on this page; no more than one line has room for. */
	readonly words = $derived.by(() => {
		const { fit, size } = this;
		const { rows, columns } = this.#units();
		const widthRem = size.width / this.#remPx();
		if (!fit || widthRem < WORDS_REM) return '';
		const from = this.unitPage * fit.rows;
		const words = this.areas.includes('heat')
			? told(
					fit.unitPages > 1 &&
						p.rows_shown({ from: from + 1, to: Math.min(from + fit.rows, rows), total: rows }),
					fit.columnPages > 1 &&
						(fit.unitPages === 1 || widthRem >= LONG_WORDS_REM) &&
						p.columns_shown({ from: fit.from + 1, to: fit.from + fit.columns, total: columns }),
				)
			: '';
		return words || p.screen();
	});

	/** What has no room on any page. */
	readonly leftOut = $derived.by(() => {
		const columns = this.#units().columns > 0 && this.fit?.columns === 0;
		const map = this.arrangement.without.includes('map');
		const panels = [...(map ? [m.left_out_map()] : []), ...(columns ? [p.left_out_columns()] : [])];
		return panels.length > 0 && m.left_out({ panels: panels.join(', ') });
	});
}

/** Beside the buttons there is room for a few words, or for more. */
const WORDS_REM = 25;
const LONG_WORDS_REM = 44;
const NOTED = [['note']] as const;
const ORDINARY = { widthRem: 88, heightRem: 44 };
