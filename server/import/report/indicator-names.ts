/** Indicators by code, by name in both languages and by what else they are called. */
import { searchFold } from '#lib/domain/text.ts';
import { addTo, withoutNumbering } from './name-keys.ts';
import { nearestOf } from './nearest-of.ts';

export type ReportIndicator = {
	readonly id: number;
	readonly code: string;
	readonly name: string;
	readonly nameEn: string;
	/** Other names, as offices have them. */
	readonly aliases?: readonly string[];
	/** Unit of measure: "%", "hạng". */
	readonly unit: string;
	/** 'number' where it is not given. */
	readonly kind?: 'number' | 'yes-no' | 'stages';
	readonly stages?: readonly { readonly name: string; readonly nameEn: string }[];
	/** What is outside is refused; null, or not given: no bound. */
	readonly min?: number | null;
	readonly max?: number | null;
	/** 0: what is counted in whole ones. */
	readonly decimals?: number | null;
};

export type IndicatorNames = {
	/** All that the text may mean. */
	find(text: string): readonly ReportIndicator[];
	/** Those of the longest name that a longer text has in it; short names are words of many texts. */
	within(text: string): readonly ReportIndicator[];
	nearest(text: string): string;
};

export function indicatorNames(indicators: readonly ReportIndicator[]): IndicatorNames {
	const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));
	const byKey = new Map<string, ReportIndicator[]>();
	for (const indicator of indicators) {
		const { name, nameEn, aliases = [] } = indicator;
		for (const called of [name, nameEn, ...aliases]) {
			for (const key of keysOf(called)) addTo(byKey, key, indicator);
		}
	}
	const nearest = nearestOf(
		indicators.flatMap(({ name, aliases = [] }) =>
			[name, ...aliases].map((called) => ({ name: called, label: called })),
		),
	);
	const known = new Map<string, readonly ReportIndicator[]>();
	const look = (text: string): readonly ReportIndicator[] => {
		// A code is one indicator's, though another's name may read like it: `du-lieu-mo`.
		const coded = byCode.get(text.toLowerCase());
		if (coded) return [coded];
		for (const words of [text, withoutNumbering(text)]) {
			for (const key of keysOf(words)) {
				const found = byKey.get(key);
				if (found) return found;
			}
		}
		const [, counted = ''] = COUNT.exec(withoutNumbering(text)) ?? [];
		const found = keysOf(counted).flatMap((key) => byKey.get(key) ?? []);
		return [...new Set(found)].filter(
			({ unit, kind = 'number' }) => kind === 'number' && !unit.startsWith('%'),
		);
	};
	return {
		find(text) {
			const cached = known.get(text);
			if (cached) return cached;
			const found = look(text);
			known.set(text, found);
			return found;
		},
		within(text) {
			const words = ` ${searchFold(text)} `;
			const held = [...byKey.keys()].filter(
				(key) => key.length >= SHORTEST_WITHIN && words.includes(` ${key} `),
			);
			const longest = held.filter((key) => !held.some((one) => one !== key && one.includes(key)));
			return [...new Set(longest.flatMap((key) => byKey.get(key) ?? []))];
		},
		nearest,
	};
}

/** Characters. */
const SHORTEST_WITHIN = 12;

/** "Số sản phẩm …" is how many there are, which is never a share of them. */
const COUNT = /^(?:số(?: lượng)?|so(?: luong)?)\s+(.+)$/iu;

/** As it is, without what is in brackets, and without "tỷ lệ" before it, which every other name of a share begins with. */
function keysOf(text: string): readonly string[] {
	const whole = searchFold(text);
	const bare = searchFold(text.replace(/\([^)]*\)/g, ' '));
	const keys = [whole, bare].flatMap((key) => [key, key.replace(/^(?:ty|ti) le (?:cac )?/, '')]);
	return [...new Set(keys)].filter((key) => key !== '');
}
