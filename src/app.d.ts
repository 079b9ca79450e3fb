import type { Services } from '#server/services.ts';

declare global {
	namespace App {
		interface Locals {
			readonly services: Services;
		}
	}
}

export {};
