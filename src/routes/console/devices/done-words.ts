import { c } from '#lib/messages/console/words.ts';

const DONE: Readonly<Record<string, (values: { name: string }) => string>> = {
	admit: c.done_admit,
	describe: c.done_describe,
	unchanged: c.done_unchanged,
	replace: c.done_replace,
	retire: c.done_retire,
	return: c.done_return,
	plan: c.done_plan,
	end: c.done_end,
};

/** What was done, as the address says after a form was taken; '' where nothing was. */
export function doneWord({ what, name }: { readonly what: string; readonly name: string }): string {
	return (Object.hasOwn(DONE, what) && DONE[what]?.({ name })) || '';
}
