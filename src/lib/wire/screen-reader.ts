/** Reads the fields of a form about a screen one by one, and gathers what is wrong with them. */
import { cleanText, textFault } from './device-fields.ts';

export type ScreenFaultKind =
	| 'missing'
	| 'too-long'
	| 'unprintable'
	| 'bad-choice'
	/** Beyond what can be read, or no number. */
	| 'no-distance'
	| 'no-panel'
	| 'no-brightness'
	| 'no-seconds'
	| 'bad-time'
	/** Night hours that begin when they end, or of which only a part was said. */
	| 'same-time'
	| 'needs-other'
	/** Hours of a scene of which only one was said. */
	| 'needs-hours'
	/** It would show nothing. */
	| 'no-scene'
	| 'unknown-scene'
	/** It does not look like a code; nobody shows it, or not any more; so many were wrong that none is looked at for a while. */
	| 'no-code'
	| 'unknown-code'
	| 'too-many-guesses'
	| 'name-taken';

export type ScreenFault = {
	readonly field: string;
	readonly fault: ScreenFaultKind;
	/** As it was typed. */
	readonly given: string;
};

/** What was typed into a field; '' where it was left out. */
export type Typed = (field: string) => string;

export const LONGEST = { name: 60, place: 120, group: 40, text: 200, reason: 200 } as const;

const NUMBER = /^\d{1,6}(?:[.,]\d{1,3})?$/;
/** As it is written, and as it is said: 22:00, 22h00, 5:30. */
const TIME = /^(\d{1,2})[:.h](\d\d)$/;

/** Gathers mistakes as fields are read. */
export class FieldReader {
	readonly faults: ScreenFault[] = [];
	readonly #typed: Typed;

	constructor(typed: Typed) {
		this.#typed = typed;
	}

	given(field: string): string {
		return this.#typed(field).trim();
	}

	fault(field: string, fault: ScreenFaultKind): void {
		this.faults.push({ field, fault, given: this.#typed(field) });
	}

	/** '' where it may be left out. */
	text(field: keyof typeof LONGEST, { optional = false } = {}): string {
		const text = cleanText(this.#typed(field));
		if (optional && text === '') return text;
		const fault = textFault(text, LONGEST[field]);
		if (fault) this.fault(field, fault);
		return text;
	}

	/** Vietnamese keyboards write `68,5`. */
	number(
		field: string,
		{ range: [least, most], fault }: { range: readonly [number, number]; fault: ScreenFaultKind },
	): number {
		const given = this.given(field);
		const number = NUMBER.test(given) ? Number(given.replace(',', '.')) : NaN;
		if (given === '') this.fault(field, 'missing');
		else if (!(number >= least && number <= most)) this.fault(field, fault);
		return number;
	}

	choice<Choice extends string>(field: string, choices: readonly [Choice, ...Choice[]]): Choice {
		const chosen = choices.find((choice) => choice === this.given(field));
		if (!chosen) this.fault(field, this.given(field) === '' ? 'missing' : 'bad-choice');
		return chosen ?? choices[0];
	}

	/** Minutes since midnight; `missing` where nothing was said. */
	time(field: string, missing: ScreenFaultKind): number {
		const [, hours, minutes] = TIME.exec(this.given(field)) ?? [];
		const [h, m] = [Number(hours), Number(minutes)];
		if (h < 24 && m < 60) return h * 60 + m;
		this.fault(field, this.given(field) === '' ? missing : 'bad-time');
		return 0;
	}
}
