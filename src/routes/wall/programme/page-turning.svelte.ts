import { m } from '#lib/messages/messages.ts';
import { p } from '#lib/messages/programme/words.ts';
import type { HeatFit } from '#lib/ui/heat-fit.ts';
import { touchPx } from '#lib/ui/touch.ts';
import { Turning } from '#lib/ui/turning.svelte.ts';
import { told } from '#lib/ui/words.ts';
import { keyRoom } from './key-room.ts';
import { arrangement, filled, keyElsewhere, pagesOf } from './programme-pages.ts';

/** The pages of the wall of the programme: where panels, units or indicators have no room beside each other. To be made with its component. */
export class PageTurning {
	/** Of the room for the panels (px). */
	size = $state.raw({ width: 0, height: 0 });
	#fit = $state.raw<HeatFit | null>(null);
	/** The room in which columns fit while the table does not turn alone; and that in which they do not fit while it does. */
	#fitting = '';
	#cramped = $state.raw('');
	/** How many pages the key has, and the plans. */
	keyPages = $state(1);
	planPages = $state(1);

	/** How high the heading over the table is (px). */
	headingPx = $state(0);
	#signs = $state.raw({ of: '', px: 0 });

	readonly #remPx: () => number;
	readonly #open: () => boolean;
	readonly #units: () => { readonly rows: number; readonly columns: number };
	readonly #touchPx = touchPx();
	readonly #widthRem = $derived.by(() => this.size.width / this.#remPx());
	readonly #roughly = $derived.by(() => {
		const [rem, { width, height }] = [this.#remPx(), this.size];
		// Until it was measured, as most walls have it.
		const known = width > 0 && rem > 0;
		const size = known ? { widthRem: width / rem, heightRem: height / rem } : ORDINARY;
		return arrangement(size, this.#open());
	});
	readonly #key = $derived.by(() => {
		const rem = this.#remPx();
		return keyRoom(this.#roughly.kind, {
			...{ widthRem: this.#widthRem, heightRem: this.size.height / rem },
			...{ headingRem: this.headingPx / rem, touchRem: this.#touchPx / rem },
			rows: this.#units().rows,
		});
	});
	/** How high the key may be where it stands below the table (rem). */
	readonly keyMostRem = $derived.by(() => this.#key?.heightRem ?? 0);
	/** What it has for the names of columns, beside its signs; null where that is as much as there is. */
	readonly keyRoom = $derived.by(() => {
		const signsRem = this.#signs.px / this.#remPx();
		return this.#key && { ...this.#key, heightRem: this.#key.heightRem - signsRem };
	});
	readonly arrangement = $derived.by(() => {
		const left = (this.keyRoom?.heightRem ?? 0) - (this.fit?.namesRem ?? 0);
		return filled(this.#roughly, left);
	});
	// Numbers of their own: what the table shows depends on its page, and the pages on how many it has.
	readonly #unitPages = $derived(this.fit?.unitPages ?? 1);
	readonly #columnPages = $derived(this.fit?.columnPages ?? 1);
	// What is open is seen alone.
	readonly #isLeftOut = $derived.by(() => this.leftOut !== false && !this.#open());
	readonly #pages = $derived.by(() =>
		pagesOf([...this.arrangement.leaves, ...(this.#isLeftOut ? NOTED : [])], {
			units: this.#unitPages,
			columns: this.#columnPages,
			key: this.isAllTogether ? 1 : this.keyPages,
			plans: this.isAllTogether ? 1 : this.planPages,
		}),
	);
	readonly count = $derived(this.#pages.length);
	readonly #page = $derived.by(
		() => this.#pages[this.turning.page] ?? { areas: [], units: 0, columns: 0, key: 0, plans: 0 },
	);
	/** The panels that are seen. */
	readonly areas = $derived(this.#page.areas);
	readonly unitPage = $derived(this.#page.units);
	readonly columnPage = $derived(this.#page.columns);
	/** Null: the key is seen as a whole. */
	readonly keyPage = $derived(this.isAllTogether ? null : this.#page.key);
	/** Null: the plans are turned by themselves. */
	readonly planPage = $derived(this.isAllTogether ? null : this.#page.plans);
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

	/**
	 * How high the signs of the key are (px). What counts is the most since the room or the table changed: how many columns
	 * are shown depends on it, and on these which signs there are.
	 */
	signs(px: number): void {
		const { rows, columns } = this.#units();
		const of = [this.size.width, this.size.height, rows, columns].join();
		if (this.#signs.of !== of || px > this.#signs.px) this.#signs = { of, px };
	}

	/** Whether the table turns alone, and all else stays. */
	get tableOnly(): boolean {
		const isCramped = this.#cramped === this.#room;
		return this.arrangement.leaves.length === 1 && !this.#isLeftOut && !isCramped;
	}

	get #room(): string {
		return `${String(this.size.width)}x${String(this.size.height)}`;
	}

	/** What the table shows in the room that it has. */
	get fit(): HeatFit | null {
		return this.#fit;
	}

	// The line that turns the table alone takes room from it: without any columns it would not turn alone, and have them again.
	set fit(own: HeatFit | null) {
		const hasColumns = own !== null && own.columns > 0;
		if (hasColumns && !this.tableOnly) this.#fitting = this.#room;
		if (!hasColumns && this.tableOnly && this.#fitting === this.#room) this.#cramped = this.#room;
		this.#fit = own;
	}

	/** All panels are seen at a time. */
	get isAllTogether(): boolean {
		const { kind } = this.arrangement;
		return kind === 'whole' || kind === 'double';
	}

	/** On which pages the table is explained, where that is on others; '' where it need not be told. */
	readonly #keyedOn = $derived.by(() => {
		const keyPages = this.isAllTogether ? 1 : this.keyPages;
		const elsewhere = keyElsewhere(this.#pages, { at: this.turning.page, keyPages });
		if (!elsewhere) return '';
		const { of, pages } = elsewhere;
		return of === 'key' ? p.key_on({ pages }) : p.key_signs_on({ pages });
	});

	/** What is open hides all panels, and there is room to say so. */
	get openAlone(): boolean {
		return !this.isAllTogether && this.#widthRem >= OPEN_WORDS_REM;
	}

	/** What of the table is shown on this page; no more than one line has room for. */
	readonly words = $derived.by(() => {
		const { fit } = this;
		const { rows, columns } = this.#units();
		const widthRem = this.#widthRem;
		if (!fit || widthRem < WORDS_REM) return '';
		const from = this.unitPage * fit.rows;
		const words = this.areas.includes('heat')
			? told(
					fit.unitPages > 1 &&
						p.rows_shown({ from: from + 1, to: Math.min(from + fit.rows, rows), total: rows }),
					fit.columnPages > 1 &&
						(fit.unitPages === 1 || widthRem >= LONG_WORDS_REM) &&
						p.columns_shown({ from: fit.from + 1, to: fit.from + fit.columns, total: columns }),
					widthRem >= OPEN_WORDS_REM && this.#keyedOn,
				)
			: '';
		return words;
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
/** And for what is hidden, or elsewhere. */
const OPEN_WORDS_REM = 34;
const NOTED = [['note']] as const;
const ORDINARY = { widthRem: 88, heightRem: 44 };
