import { d } from '#lib/messages/console/screens/words.ts';
import type { ScreenCommand } from '#lib/wire/screen.ts';

/** What was sent. */
export function orderWords(
	command: ScreenCommand,
	scenes: readonly { readonly name: string; readonly title: string }[],
): string {
	switch (command.kind) {
		case 'scene': {
			const { scene } = command;
			return d.sent_scene({ scene: scenes.find(({ name }) => name === scene)?.title ?? scene });
		}
		case 'message':
			return d.sent_message({ text: command.text });
		case 'clear':
			return d.sent_clear();
		case 'identify':
			return d.sent_identify();
		case 'freeze':
			return d.sent_freeze();
		case 'unfreeze':
			return d.sent_unfreeze();
		case 'reload':
			return d.sent_reload();
		default:
			return command satisfies never;
	}
}
