/** Indicators by code, by name in both languages and by what else they are called. */
import { searchFold } from '#lib/domain/text.ts';
import { addTo, withoutNumbering } from './name-keys.ts';
import { nearestOf } from './nearest-of.ts';
import { besideOf, isOwn, nameIn, partsOf, tailOf, withoutBrackets } from './words-beside.ts';

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
	/** How values of several times make one of a longer period; 'last' where it is not given. */
	readonly overTime?: 'last' | 'sum' | 'mean';
	/** How often a figure is expected; a month where it is not given. */
	readonly intervalS?: number;
	/** 0: what is counted in whole ones. */
	readonly decimals?: number | null;
};

export type IndicatorNames = {
	/** All that the text may mean, whatever stands beside the name. */
	find(text: string): readonly ReportIndicator[];
	/** What stands beside the name, and is neither its unit nor an abbreviation or another name of it. */
	beside(text: string): readonly string[];
	/** Those of the longest name that a longer text has in it; short names are words of many texts. */
	within(text: string): readonly ReportIndicator[];
	nearest(text: string): string;
};

type Read = {
	readonly found: readonly ReportIndicator[];
	readonly beside: readonly string[];
};

export function indicatorNames(indicators: readonly ReportIndicator[]): IndicatorNames {
	const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));
	const byKey = new Map<string, ReportIndicator[]>();
	for (const indicator of indicators) {
		const { name, nameEn, aliases = [] } = indicator;
		for (const called of [name, nameEn, ...aliases]) {
			const keys = [called, withoutBrackets(called)].flatMap(keysOf);
			for (const key of keys) addTo(byKey, key, indicator);
		}
	}
	const written = new Set(
		indicators.flatMap(({ name, nameEn, aliases = [] }) =>
			[name, nameEn, ...aliases].map(asWritten),
		),
	);
	const nearest = nearestOf(
		indicators.flatMap(({ name, aliases = [] }) =>
			[name, ...aliases].map((called) => ({ name: called, label: called })),
		),
	);
	const known = new Map<string, Read>();
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
	const readAnew = (given: string): Read => {
		const text = withoutNumbering(given);
		const { name, beside } = nameIn(text);
		// Symbols are no letters of a key.
		const isWhole = !/[%‰+±]/.test(text) || written.has(asWritten(text));
		const whole = isWhole ? look(given) : [];
		if (whole.length > 0) return { found: whole, beside: [] };
		const named = name === text ? [] : look(name);
		if (named.length > 0) return apart(named, { name, beside });
		const { head = '', tail = '' } = tailOf(name) ?? {};
		const followed = apart(look(head), { name: head, beside: [...beside, tail] });
		// Other words behind a comma make it another name.
		return besideOf(followed.beside).isOpen ? { found: [], beside: [] } : followed;
	};
	const read = (text: string): Read => {
		const one = known.get(text) ?? readAnew(text);
		known.set(text, one);
		return one;
	};
	return {
		find: (text) => read(text).found,
		beside: (text) => read(text).beside,
		within(text) {
			const words = ` ${searchFold(text)} `;
			const held = [...byKey.keys()].filter(
				(key) => key.length >= SHORTEST_WITHIN && words.includes(` ${key} `),
			);
			const longest = held.filter((key) => !held.some((one) => one !== key && one.includes(key)));
			return [...new Set(longest.flatMap((key) => byKey.get(key) ?? []))];
		},
		nearest: (text) => nearest(text)?.label ?? '',
	};
}

/** Characters. */
const SHORTEST_WITHIN = 12;

/** "Số sản phẩm …" is how many there are, which is never a share of them. */
const COUNT = /^(?:số(?: lượng)?|so(?: luong)?)\s+(.+)$/iu;

function asWritten(name: string): string {
	return name.normalize('NFC').trim().toLowerCase();
}

/** Without "tỷ lệ" before it, too, which every other name of a share begins with. */
function keysOf(text: string): readonly string[] {
	const whole = searchFold(text);
	const keys = [whole, whole.replace(/^(?:ty|ti) le (?:cac )?/, '')];
	return [...new Set(keys)].filter((key) => key !== '');
}

/** Of several indicators those that most of the words fit: "(vụ)", "(%)" tell them apart. */
function apart(
	found: readonly ReportIndicator[],
	{ name, beside }: { readonly name: string; readonly beside: readonly string[] },
): Read {
	const leftOf = (one: ReportIndicator) =>
		beside
			.flatMap((words) => (isOwn(words, name, one) ? [] : partsOf(words)))
			.filter((part) => !isOwn(part, name, one));
	const read = found.map((one) => ({ one, left: leftOf(one) }));
	const least = Math.min(...read.map(({ left }) => left.length));
	const best = read.filter(({ left }) => left.length === least);
	return { found: best.map(({ one }) => one), beside: best[0]?.left ?? [] };
}
