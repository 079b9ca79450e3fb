/**
 * What stands beside a name, in brackets or behind a comma or a dash: its unit or abbreviation, or that the figures are others:
 * planned, estimated, compared. What nobody here knows is left open.
 */
import { searchFold } from '#lib/domain/text.ts';
import type { ReportIndicator } from './indicator-names.ts';
import { openPeriod } from './open-period.ts';
import { readPeriod } from './period.ts';

export type Beside = {
	/** Whether the figures are none of what was reached. */
	readonly isOther: boolean;
	/** Whether they are told from the beginning of the year on. */
	readonly isSoFar: boolean;
	/** The words of a period, with or without its year. */
	readonly period: string | null;
	/** Whether there are words of which it is not known what they say of the figures. */
	readonly isOpen: boolean;
};

export function besideOf(parts: readonly string[]): Beside {
	const left = parts.filter((part) => !isOtherFigure(part));
	const dated = left.filter((part) => !SO_FAR.test(searchFold(part)));
	const period = dated.find(isPeriod) ?? null;
	return {
		isOther: left.length < parts.length,
		isSoFar: dated.length < left.length,
		period,
		isOpen: dated.some((part) => part !== period),
	};
}

const SO_FAR = /^(?:luy ke|cong don|tu dau nam)(?: (?:tu dau nam|den nay|trong nam))*$/;

const OTHER =
	/\b(?:so voi|so sanh|cung ky|tang giam|chenh lech|th kh|luy ke .*(?:nhiem ky|giai doan|khoi cong))\b|^(?:ke hoach|kh|muc tieu|chi tieu|duoc giao|giao|plan|target|uoc|du kien|du bao|phan dau|tang|giam|xep hang|danh gia|(?:nam|thang|quy|ky) truoc|(?:muc (?:do )?)?hoan thanh|(?:ty le|ti le|phan tram) (?:dat|hoan thanh|thuc hien))\b/;

/** "(kế hoạch)", "(ước)", "(so với cùng kỳ)", "(+/-)" */
function isOtherFigure(part: string): boolean {
	return OTHER.test(searchFold(part)) || /^[-–/\s]*[+±][-–+±/\s]*$/.test(part);
}

function isPeriod(part: string): boolean {
	return readPeriod(part).kind === 'period' || openPeriod(part) !== null;
}

const BRACKETS = /\(([^)]*)\)/g;
/** What says something without a letter. */
const SYMBOLS = /[-–/]*[%‰+±][-–/%‰+±]*/g;

export function withoutBrackets(text: string): string {
	return text.replace(BRACKETS, ' ').trim();
}

/** What is in brackets, each as a whole. */
export function bracketsIn(text: string): readonly string[] {
	return [...text.matchAll(BRACKETS)].map(([, inside = '']) => inside.trim());
}

/** A name without what is in brackets, and without "%", "±", which are told beside it. */
export function nameIn(text: string): {
	readonly name: string;
	readonly beside: readonly string[];
} {
	const bare = withoutBrackets(text);
	return {
		name: bare.replace(SYMBOLS, ' ').trim(),
		beside: [...bracketsIn(text), ...(bare.match(SYMBOLS) ?? [])],
	};
}

/** "%, lũy kế" says two things, "0,95" one. */
export function partsOf(words: string): readonly string[] {
	return words.split(/;|,(?!\d)|\s[-–—]\s/).map((part) => part.trim());
}

/** A name and what stands behind its last comma or dash; null where there is neither. */
export function tailOf(text: string): { readonly head: string; readonly tail: string } | null {
	const [, head = '', tail = ''] = /^(.+?)(?:\s*[,;:]\s*|\s+[-–—]\s+)([^,;:–—]+)$/.exec(text) ?? [];
	return head === '' ? null : { head, tail };
}

/** Whether words say nothing that the indicator, called `name` here, would not say alone. */
export function isOwn(words: string, name: string, indicator: ReportIndicator): boolean {
	return (
		saysNothing(words) ||
		isMeasure(words, indicator) ||
		isAbbreviation(words, name) ||
		namedAlike(words, indicator)
	);
}

/** Column numbers ("3=2/1"), footnotes, letters, and what every figure is. */
function saysNothing(words: string): boolean {
	return (
		/^(?:\d{1,2}(?:\s*=.*)?|\p{L}|[IVX]+|[^\p{L}\p{N}%‰+±]*)$/u.test(words) ||
		/^(?:(?:da )?(?:thuc hien|th)|ket qua(?: thuc hien)?|gia tri|so lieu|values?|figures?|actual|results?)$/.test(
			searchFold(words),
		)
	);
}

function isMeasure(words: string, { unit, kind = 'number' }: ReportIndicator): boolean {
	const measure = words.replace(/^(?:đvt|đv|đơn vị(?: tính)?|dvt|don vi(?: tinh)?)\s*:?\s*/iu, '');
	const folded = searchFold(measure);
	if (kind !== 'number') return folded !== '' && folded === searchFold(unit);
	if (unit.startsWith('%')) {
		const isShare = /^(?:(?:ty|ti) le|phan tram|ty trong|percent|rate|share)$/.test(folded);
		return isShare || (measure.includes('%') && /^(?:(?:ty|ti) le)?$/.test(folded));
	}
	if (/[%‰]/.test(measure)) return false;
	const counted = folded.replace(/^(?:tong )?so(?: luong)?\b ?/, '');
	return counted === '' || counted === searchFold(unit);
}

/** "DVC" behind "dịch vụ công". */
function isAbbreviation(words: string, name: string): boolean {
	if (!/^\p{L}{2,}$/u.test(words) || isOtherFigure(words)) return false;
	const initials = searchFold(name)
		.split(' ')
		.map((word) => word.charAt(0))
		.join('');
	return initials.includes(searchFold(words));
}

/** Another name of it, or what is in brackets in one. */
function namedAlike(words: string, { name, nameEn, aliases = [] }: ReportIndicator): boolean {
	const names = [name, nameEn, ...aliases].flatMap((called) => [called, ...bracketsIn(called)]);
	return names.some((called) => searchFold(called) === searchFold(words));
}
