/** Units by what offices call them: code, name, name without its kind, prefixes short and long, with and without accents. */
import type { Unit } from '#lib/domain/unit.ts';
import { accentKey, addTo, bareKey, isBare, withoutNumbering } from './name-keys.ts';
import { nearestUnit } from './nearest-unit.ts';

/** A unit as it stood on the date by which the report is read; its figures are of days on which it was there. */
export type ReportUnit = Pick<
	Unit,
	'id' | 'code' | 'name' | 'shortName' | 'kind' | 'level' | 'parentId' | 'validFrom' | 'validTo'
>;

export type UnitNames = {
	/** All that the text may mean; a number is a code that may have lost its zeros, as one of a CSV may. */
	find(text: string, isNumber?: boolean): readonly ReportUnit[];
	/** Named with their kind somewhere in a title, deepest only: "UBND HUYỆN ĐẠ TẺH". */
	within(title: string): readonly ReportUnit[];
	nearest(text: string): string;
	byId(id: number): ReportUnit | undefined;
	/** Whether `unit` lies in `place`, at any depth. */
	isIn(unit: ReportUnit, place: ReportUnit): boolean;
};

type Prefix = { readonly pattern: RegExp; readonly isOf: (unit: ReportUnit) => boolean };

const ofKind =
	(kind: Unit['kind']) =>
	(unit: ReportUnit): boolean =>
		unit.kind === kind;
const rural = ({ level, kind }: ReportUnit) =>
	level === 'commune' && kind !== 'ward' && kind !== 'special-zone';
/** Provinces that are cities are called so, too. */
const city = ({ level, kind, name }: ReportUnit) =>
	kind === 'city' || (level === 'province' && name.startsWith('Thành phố'));

/** A single letter is a prefix only before a dot. */
const PREFIXES: readonly Prefix[] = [
	{ pattern: /^(?:thành phố|thanh pho|tp)(?:\.\s*|\s+)/iu, isOf: city },
	{ pattern: /^(?:thị xã|thi xa|tx)(?:\.\s*|\s+)/iu, isOf: ofKind('town') },
	{ pattern: /^(?:thị trấn|thi tran|tt)(?:\.\s*|\s+)/iu, isOf: rural },
	{ pattern: /^(?:đặc khu|dac khu|đk|dk)(?:\.\s*|\s+)/iu, isOf: ofKind('special-zone') },
	{ pattern: /^(?:(?:huyện|huyen)\s+|h\.\s*)/iu, isOf: ofKind('rural-district') },
	{ pattern: /^(?:(?:phường|phuong)\s+|p\.\s*)/iu, isOf: ofKind('ward') },
	{ pattern: /^(?:(?:tỉnh|tinh)\s+|t\.\s*)/iu, isOf: ofKind('province') },
	{ pattern: /^(?:(?:xã|xa)\s+|x\.\s*)/iu, isOf: rural },
];

/** Before the name of a place whose office it is. */
const OFFICE = /^(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân|uy ban nhan dan)\s+/i;
/** "Thành phố Phan Rang - Tháp Chàm" has seven, the hyphen among them. */
const MOST_WORDS = 8;

/** @param ownId of the unit whose centre reads: names of its province come first where several are near (null: none is its own) */
export function unitNames(units: readonly ReportUnit[], ownId: number | null): UnitNames {
	const byId = new Map(units.map((unit) => [unit.id, unit]));
	const byCode = new Map<string, ReportUnit[]>();
	const byShortCode = new Map<string, ReportUnit[]>();
	const byAccent = new Map<string, ReportUnit[]>();
	const byBare = new Map<string, ReportUnit[]>();
	for (const unit of units) {
		addTo(byCode, unit.code, unit);
		addTo(byShortCode, withoutZeros(unit.code), unit);
		for (const name of [unit.name, unit.shortName]) {
			addTo(byAccent, accentKey(name), unit);
			addTo(byBare, bareKey(name), unit);
		}
	}
	const nearest = nearestUnit(units, ownId);
	const known = new Map<string, readonly ReportUnit[]>();

	/** Accents count where there are any. */
	const named = (text: string): readonly ReportUnit[] => {
		const exact = byAccent.get(accentKey(text));
		if (exact) return exact;
		const bare = byBare.get(bareKey(text)) ?? [];
		return isBare(text) ? bare : bare.filter((unit) => isSpaced(unit, text));
	};

	const look = (given: string): readonly ReportUnit[] => {
		const text = withoutNumbering(given).replace(OFFICE, '');
		if (/^\d+$/.test(text)) return byCode.get(text) ?? byShortCode.get(withoutZeros(text)) ?? [];
		const whole = named(text);
		if (whole.length > 0) return whole;
		const prefix = prefixOf(text);
		return prefix === null ? [] : named(prefix.rest).filter(prefix.isOf);
	};

	const isIn = (unit: ReportUnit, place: ReportUnit): boolean => {
		for (let at = unit.parentId; at !== null; at = byId.get(at)?.parentId ?? null) {
			if (at === place.id) return true;
		}
		return false;
	};

	return {
		find(text, isNumber = false) {
			if (isNumber) return byShortCode.get(withoutZeros(text)) ?? [];
			const cached = known.get(text);
			if (cached) return cached;
			const found = look(text);
			known.set(text, found);
			return found;
		},
		within(title) {
			const found = new Set<ReportUnit>();
			const words = title.split(/[^\p{L}\p{M}\p{N}'’-]+/u).filter((word) => word !== '');
			for (let from = 0; from < words.length; from++) {
				for (let count = Math.min(MOST_WORDS, words.length - from); count > 1; count--) {
					const prefix = prefixOf(words.slice(from, from + count).join(' '));
					if (prefix === null) break;
					const units = named(prefix.rest).filter(prefix.isOf);
					for (const unit of units) found.add(unit);
					if (units.length > 0) break;
				}
			}
			return [...found].filter((unit) => ![...found].some((other) => isIn(other, unit)));
		},
		nearest,
		byId: (id) => byId.get(id),
		isIn,
	};
}

function prefixOf(text: string): { readonly rest: string; readonly isOf: Prefix['isOf'] } | null {
	for (const { pattern, isOf } of PREFIXES) {
		const match = pattern.exec(text);
		if (match) return { rest: text.slice(match[0].length), isOf };
	}
	return null;
}

function withoutZeros(code: string): string {
	return code.replace(/^0+(?=.)/, '');
}

/** "Krông A Na" is how others write Krông Ana. */
function isSpaced({ name, shortName }: ReportUnit, text: string): boolean {
	const together = (words: string) => accentKey(words).replaceAll(' ', '');
	return [name, shortName].some((own) => together(own) === together(text));
}
