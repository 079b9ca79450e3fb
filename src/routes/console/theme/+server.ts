import { redirect } from '@sveltejs/kit';
import { keepTheme } from '../cookies.ts';
import type { RequestHandler } from './$types';

/** Keeps how the console looks, and goes back to the page that asked. */
export const POST: RequestHandler = async (event) => {
	const form = await event.request.formData();
	keepTheme(event, form.get('theme') === 'light' ? 'light' : 'dark');
	const back = String(form.get('back') ?? '');
	// Only within the console, or a link of anybody's could lead anywhere.
	redirect(303, /^\/console(?:[/?][\w/?=&.%+-]*)?$/.test(back) ? back : '/console');
};
