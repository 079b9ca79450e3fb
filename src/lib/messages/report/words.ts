/** A reason or a question of an office’s report in words. The language is an argument: the command asks too. */
import type { Locale } from '#lib/domain/locale.ts';
import type { ReportChoice, ReportQuestion, ReportReason } from '#lib/domain/report.ts';
import { choicesEn, questionsEn, reasonsEn } from './en.ts';
import { choicesVi, questionsVi, reasonsVi } from './vi.ts';

const REASONS = { vi: reasonsVi, en: reasonsEn };
const CHOICES: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
	vi: choicesVi,
	en: choicesEn,
};
const QUESTIONS = { vi: questionsVi, en: questionsEn };

/** "Không có đơn vị “Đạ Tẽh”. Gần giống nhất: Huyện Đạ Tẻh." */
export function reasonWords(reason: ReportReason, locale: Locale): string {
	return filled(REASONS[locale][reason.kind], reason);
}

/** "“Điện Biên” là đơn vị nào?" */
export function questionWords(
	{ kind, about }: Pick<ReportQuestion, 'kind' | 'about'>,
	locale: Locale,
): string {
	return filled(QUESTIONS[locale][kind], { about });
}

/** "Huyện Điện Biên (100)", "Không, bỏ qua các số liệu đó" */
export function choiceWords({ id, label }: ReportChoice, locale: Locale): string {
	return label ?? CHOICES[locale][id] ?? id;
}

function filled(text: string, values: Readonly<Record<string, string>>): string {
	return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
