import { version } from '$app/environment';
import { error } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.ts';
import { spokenLocale } from '#lib/messages/locale.ts';
import { parseMessage, parseReason, parseScreenFields } from '#lib/wire/screen-fields.ts';
import type { ScreenFaultKind, Typed } from '#lib/wire/screen-reader.ts';
import type { ScreenCommand } from '#lib/wire/screen.ts';
import type { ScreenChanged } from '#lib/wire/screens.ts';
import { acted, type Asked } from '../../acted.ts';
import { away } from '../../away.ts';
import { sceneTitles } from '../scene-titles.ts';
import { screenView } from '../screen-view.ts';
import { settingsTyped } from '../values.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** How long a screen shows its name, and how long an order may wait for a screen that is away (ms). */
const IDENTIFY_MS = 10_000;
const WAIT_MS = 60_000;

type AskedOfScreen = Asked<ScreenFaultKind, ScreenChanged>;

function idOf({ params }: Pick<RequestEvent, 'params'>): number {
	const id = /^\d{1,9}$/.test(params.id) ? Number(params.id) : 0;
	if (id === 0) error(404, m.error_not_found());
	return id;
}

export const load: PageServerLoad = async ({ locals: { services }, params, url }) => {
	const screen = await away(services.screens.find(idOf({ params })));
	if (!screen) error(404, m.error_not_found());
	const now = Date.now();
	return {
		now,
		version,
		screen: screenView(screen, now),
		orders: screen.orders,
		values: settingsTyped(screen, spokenLocale()),
		scenes: sceneTitles(services.scenes()),
		done: url.searchParams.get('done') ?? '',
	};
};

/** A form that sends something to the screen. */
function sends(
	action: string,
	commandOf: (
		value: Typed,
		scenes: readonly string[],
	) => { readonly command: ScreenCommand; readonly lastsMs?: number } | AskedOfScreen,
) {
	return (event: RequestEvent) => {
		const id = idOf(event);
		const { screens, scenes } = event.locals.services;
		return acted<ScreenFaultKind, ScreenChanged>(event, {
			action,
			ask(value) {
				const names = scenes().map(({ name }) => name);
				const sent = commandOf(value, names);
				if ('kind' in sent) return sent;
				const order = { command: sent.command, lastsMs: sent.lastsMs ?? WAIT_MS };
				return { kind: 'asked', run: (deed) => screens.order(id, order, deed) };
			},
			next: () => `/console/screens/${String(id)}?done=sent`,
		});
	};
}

export const actions: Actions = {
	message: sends('message', (value) => {
		const { text, lastsMs, faults } = parseMessage(value);
		if (faults.length > 0) return { kind: 'refused', faults };
		return { command: { kind: 'message', text }, lastsMs };
	}),
	clear: sends('clear', () => ({ command: { kind: 'clear' } })),
	scene: sends('scene', (value, scenes) => {
		const scene = value('scene');
		if (scenes.includes(scene)) return { command: { kind: 'scene', scene } };
		return { kind: 'refused', faults: [{ field: 'scene', fault: 'unknown-scene' }] };
	}),
	identify: sends('identify', () => ({ command: { kind: 'identify' }, lastsMs: IDENTIFY_MS })),
	freeze: sends('freeze', () => ({ command: { kind: 'freeze' } })),
	unfreeze: sends('unfreeze', () => ({ command: { kind: 'unfreeze' } })),
	reload: sends('reload', () => ({ command: { kind: 'reload' } })),
	change(event) {
		const id = idOf(event);
		const { screens, scenes, shortestStayS } = event.locals.services;
		return acted<ScreenFaultKind, ScreenChanged>(event, {
			action: 'change',
			ask(value): AskedOfScreen {
				const names = scenes().map(({ name }) => name);
				const { settings, faults } = parseScreenFields(value, {
					scenes: names,
					shortestStayS,
				});
				if (faults.length > 0) return { kind: 'refused', faults };
				return { kind: 'asked', run: (deed) => screens.change(id, settings, deed) };
			},
			next: () => `/console/screens/${String(id)}?done=change`,
		});
	},
	async revoke(event) {
		const id = idOf(event);
		const { screens } = event.locals.services;
		const name = (await away(screens.find(id)))?.name ?? '';
		return acted<ScreenFaultKind, ScreenChanged>(event, {
			action: 'revoke',
			ask(value): AskedOfScreen {
				const { reason, faults } = parseReason(value);
				if (faults.length > 0) return { kind: 'refused', faults };
				return { kind: 'asked', run: (deed) => screens.revoke(id, reason, deed) };
			},
			next: () => `/console/screens?${new URLSearchParams({ done: 'revoke', name }).toString()}`,
		});
	},
};
