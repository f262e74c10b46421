/**
 * Stands at the head of `app.js`. A page from a file may load no modules, so the parts of the panel
 * that are read when they are needed are classic scripts, each of which hands over what it exports.
 */
globalThis.campaignManagerParts = (() => {
	const made = {};
	const read = {};

	function script(name) {
		return (read[name] ??= new Promise((done, failed) => {
			const element = document.createElement('script');
			element.src = name;
			// in the order in which they are asked for: a part comes after those that it uses
			element.async = false;
			element.onload = () => done();
			element.onerror = () => {
				Reflect.deleteProperty(read, name);
				element.remove();
				failed(new Error(`${name} could not be read`));
			};
			document.head.append(element);
		}));
	}

	return {
		make(name, part) {
			part((other) => made[other], (made[name] = {}));
		},
		load: (...names) =>
			Promise.all(names.filter((name) => !made[name]).map(script)).then(() => made[names.at(-1)])
	};
})();
