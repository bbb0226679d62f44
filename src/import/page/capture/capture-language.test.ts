import { expect, test } from 'vitest'
import { captureLanguage } from './capture-language.ts'

test.each([
  ['en', 'The night ferry between the islands sails again since Monday, and it was full.'],
  ['fr', 'Le bac de nuit entre les îles a repris la mer lundi, et les marins sont dans le port.'],
  ['de', 'Die Nachtfähre zwischen den Inseln fährt seit Montag wieder, und der Hafen ist voll.'],
  ['es', 'El ferry nocturno entre las islas vuelve a navegar, y los vecinos lo esperan con café.'],
  ['ar', 'أعلنت سلطة الميناء عودة العبّارة في يوم الاثنين بعد ثلاثة أسابيع من الإصلاحات إلى الجزر'],
  [undefined, 'Il traghetto notturno tra le isole naviga di nuovo da lunedì, ha detto il porto.'],
  [undefined, 'De nachtboot tussen de eilanden vaart sinds maandag weer, zei de haven op de kade.'],
  [undefined, 'Quay closed'],
])('%s: %s', (language, text) => {
  expect(captureLanguage(text)).toBe(language)
})
