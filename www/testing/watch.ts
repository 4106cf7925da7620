import { effect } from '@preact/signals';
import { labs } from '../labs';
import { placeOf } from '../player/session';
import { galleryScenes } from '../scenes/gallery';
import type { App, ShownFrame } from '../shell/app';
import { Digest } from './digest';
import type { Case, Watched } from './watched';

/** At most this many events of a run are looked at, half of them from its end. */
const MOST_EVENTS = 2000;

/** Each lab with each of its scenes; one that has none is on what is open: null. */
export async function cases(app: App): Promise<Case[]> {
  await app.showGallery();
  return labs.flatMap(({ id }): Case[] => {
    const scenes = galleryScenes()?.filter((scene) => scene.lab === id) ?? [];
    const named = scenes.map((scene) => ({ lab: id, scene: scene.id }));
    return named.length > 0 ? named : [{ lab: id, scene: null }];
  });
}

/** Shows a lab on a scene and goes through its run to the end. */
export async function watch(app: App, { lab, scene: name }: Case): Promise<Watched> {
  const scene = galleryScenes()?.find(({ id }) => id === name);
  const before = app.shown.peek()?.frame.run;
  if (scene) await app.openScene(scene);
  else await app.showLab(lab);
  const { run } = (
    await shown(app, (now) => now.lab.id === lab && (now.frame.run !== before || !scene))
  ).frame;

  const digest = new Digest();
  const { ends, marks, about, columns } = run;
  digest.add({ ends, marks, about, columns });
  const events = ends.at(-1) ?? 0;
  for (let position = 0; position < events; position += 1) {
    if (events > MOST_EVENTS && position === MOST_EVENTS / 2) position = events - MOST_EVENTS / 2;
    const frame = await app.engine.call('frame', [run.id, placeOf(run, position)]);
    if (!frame) throw new Error(`${lab} has no event ${position} of ${events}`);
    digest.add(frame);
  }

  app.seek(events - 1);
  await shown(app, (now) => now.frame.run === run && now.frame.position === events - 1);
  const said = app.sentence.peek();
  return { lab, scene: name, events, hash: digest.text, said };
}

/** Waits until what the page shows is as wanted. Rejects if it shows that nothing can be run. */
function shown(app: App, isWanted: (now: ShownFrame) => boolean): Promise<ShownFrame> {
  return new Promise((resolve, reject) => {
    const stop = effect(() => {
      const now = app.shown.value;
      const problem = app.session.refusal.value?.message ?? app.session.stopped.value;
      if (problem) reject(new Error(problem));
      else if (now && isWanted(now)) resolve(now);
      else return;
      // The effect is not known to itself the first time it runs.
      queueMicrotask(() => stop());
    });
  });
}
