/** Months of Asia/Ho_Chi_Minh, as "2026-11". */
import { isoDay, startOfDay } from './time-format.ts';

/** The month that an instant lies in. */
export function monthOf(at: number): string {
	return isoDay(at).slice(0, 7);
}

export function monthAfter(month: string): string {
	return stepped(month, 1);
}

export function monthBefore(month: string): string {
	return stepped(month, -1);
}

/** The instants (epoch ms) at which it begins and, exclusive, ends. */
export function monthSpan(month: string): { readonly from: number; readonly until: number } {
	return { from: startOfDay(`${month}-01`), until: startOfDay(`${monthAfter(month)}-01`) };
}

function stepped(month: string, by: 1 | -1): string {
	const [year = 0, number = 0] = month.split('-').map(Number);
	const count = year * 12 + number - 1 + by;
	const two = String((count % 12) + 1).padStart(2, '0');
	return `${String(Math.floor(count / 12)).padStart(4, '0')}-${two}`;
}
