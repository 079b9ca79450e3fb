/** A reason or a question of an office’s report in words. The language is an argument: the command asks too. */
import type { Locale } from '#lib/domain/locale.ts';
import type {
	ReportChoice,
	ReportFigure,
	ReportQuestion,
	ReportReason,
} from '#lib/domain/report.ts';
import { formatDate } from '#lib/domain/time-format.ts';
import { longSpanOf } from '#lib/domain/told-span.ts';
import { choicesEn, questionsEn, reasonsEn, spansEn } from './en.ts';
import { choicesVi, questionsVi, reasonsVi, spansVi } from './vi.ts';

const REASONS = { vi: reasonsVi, en: reasonsEn };
const CHOICES: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
	vi: choicesVi,
	en: choicesEn,
};
const SPANS = { vi: spansVi, en: spansEn };
const QUESTIONS = { vi: questionsVi, en: questionsEn };

/** "Không có đơn vị “Đạ Tẽh”. Gần giống nhất: Huyện Đạ Tẻh." */
export function reasonWords(reason: ReportReason, locale: Locale): string {
	const text = REASONS[locale][reason.kind];
	const nothingNear = 'nearest' in reason && reason.nearest === '';
	return filled(nothingNear ? text.replace(/ [^.]*\{nearest\}\.$/, '') : text, reason);
}

/** "“Điện Biên” là đơn vị nào?" */
export function questionWords(
	{ kind, about }: Pick<ReportQuestion, 'kind' | 'about'>,
	locale: Locale,
): string {
	const text = QUESTIONS[locale][kind];
	return about === '' ? withoutSheet(text) : filled(text, { about });
}

/** A CSV has no sheet to name: "Trang “…”: số liệu của kỳ nào?" is "Số liệu của kỳ nào?" */
function withoutSheet(text: string): string {
	const rest = text.replace(/^\p{L}+ “\{about\}”: /u, '');
	return rest.charAt(0).toLocaleUpperCase() + rest.slice(1);
}

/** "Huyện Điện Biên (100)", "Không, bỏ qua các số liệu đó" */
export function choiceWords({ id, label }: ReportChoice, locale: Locale): string {
	return label ?? CHOICES[locale][id] ?? id;
}

/** "31/12/2024", of more than a month "31/12/2024 (quý)" */
export function periodWords(
	{ observedAt, timeSource }: Pick<ReportFigure, 'observedAt' | 'timeSource'>,
	locale: Locale,
): string {
	const span = longSpanOf(timeSource);
	const day = formatDate(observedAt);
	return span ? `${day} (${SPANS[locale][span]})` : day;
}

function filled(text: string, values: Readonly<Record<string, string>>): string {
	return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
