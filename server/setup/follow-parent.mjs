/**
 * Loaded before the main module (`node --import`): when the process that started this one is gone, even by
 * SIGKILL, this one stops as if asked to, and leaves no port or data folder taken.
 */
const PARENT_CHECK_MS = 500;

const stop = () => {
	process.kill(process.pid, 'SIGTERM');
};

if (process.channel) {
	process.once('disconnect', stop);
	// The channel alone keeps no process alive; after the listener, which holds it.
	process.channel.unref();
} else if (process.env['npm_lifecycle_event']) {
	// npm gives no channel and ends on a SIGTERM without waiting for its script; nothing tells a process that its
	// parent is gone. Outside npm a process may well outlive who started it: a service, a shell's `&`.
	const parent = process.ppid;
	const watch = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(watch);
		stop();
	}, PARENT_CHECK_MS);
	watch.unref();
}
