/** What a file leaves open, asked once however many cells wait for it, and the answers that were given. */
import type {
	QuestionKind,
	ReportAnswers,
	ReportPlace,
	ReportQuestion,
	ReportReason,
} from '#lib/domain/report.ts';

/** One meaning, or why there is none. */
export type Meant<T> =
	| { readonly kind: 'one'; readonly one: T }
	| { readonly kind: 'none'; readonly reason: ReportReason };

type Asked<T> = {
	readonly id: string;
	readonly kind: QuestionKind;
	readonly about: string;
	readonly choices: readonly { readonly id: string; readonly label: string | null }[];
	readonly free?: boolean;
	/** Null where it is no answer. */
	readonly read: (answer: string) => T | null;
	readonly example: { readonly at: ReportPlace; readonly raw: string };
};

export type Questions = {
	/** The answer's meaning, or `unanswered`. */
	ask<T>(asked: Asked<T>): Meant<T>;
	/** In the order in which they came up. */
	list(): readonly ReportQuestion[];
};

/** Of a question about a sheet; a CSV has none to name. */
export function sheetQuestion(kind: QuestionKind, sheet: string): string {
	return sheet === '' ? kind : `${kind}:${sheet}`;
}

const MOST_EXAMPLES = 5;

export function questionsWith(answers: ReportAnswers): Questions {
	const asked = new Map<string, { readonly question: ReportQuestion; readonly meaning: unknown }>();
	return {
		ask<T>({ id, kind, about, choices, free = false, read, example }: Asked<T>): Meant<T> {
			const given = Object.hasOwn(answers, id) ? (answers[id] ?? '') : '';
			const earlier = asked.get(id);
			const meaning =
				earlier === undefined ? (given === '' ? null : read(given)) : (earlier.meaning as T | null);
			const examples = earlier?.question.examples ?? [];
			const question = {
				...{ id, kind, about, choices, free },
				examples: withExample(examples, example),
				answer: meaning === null ? null : given,
			};
			asked.set(id, { question, meaning });
			if (meaning !== null) return { kind: 'one', one: meaning };
			return { kind: 'none', reason: { kind: 'unanswered', question: id } };
		},
		list: () => [...asked.values()].map(({ question }) => question),
	};
}

/** Cells that say the same show nothing new. */
function withExample(
	examples: ReportQuestion['examples'],
	example: ReportQuestion['examples'][number],
): ReportQuestion['examples'] {
	const isNew = examples.every(({ raw }) => raw !== example.raw);
	return isNew && examples.length < MOST_EXAMPLES ? [...examples, example] : examples;
}
