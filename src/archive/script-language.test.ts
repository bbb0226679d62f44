import { expect, test } from 'vitest'
import { languageByScript } from './script-language.ts'

test.each([
  ['ja', '夜の船は月曜日から島々の間を再び走っている、と港の役所が言った。'],
  ['ar', 'أعلنت سلطة الميناء يوم الاثنين عودة العبّارة الليلية بين الجزر'],
  ['ko', '항구는 폭풍이 바깥 벽을 부순 뒤 오늘 아침에 문을 닫았다고 했다'],
  [undefined, 'بندر پس از توفان بسته شد و کشتی‌ها تا پنجشنبه نمی‌روند گفت'],
  [undefined, '港口今天早上在风暴之后关闭，渡轮要到星期四才会开航，港务长说'],
  [undefined, 'The night ferry sails again since Monday.'],
  [undefined, 'こんにちは'],
])('%s: %s', (language, text) => {
  expect(languageByScript(text)).toBe(language)
})
