import { describe, expect, test } from 'vitest'
import { guessLanguage } from './guess-language.ts'

describe('guessLanguage()', () => {
  test.each([
    ['zh', '今天清晨六点，第一班渡轮在雾中离开港口。船上有三十名乘客。'],
    ['zh-Hant', '今天清晨六點，第一班渡輪在霧中離開港口。這個消息來自港務長。'],
    ['ja', '今朝六時、最初のフェリーが霧の中を港から出た。乗客は三十人だった。'],
    ['ko', '오늘 아침 여섯 시에 첫 배가 안개 속에서 항구를 떠났다. 승객은 서른 명이었다.'],
    ['ar', 'أعلنت سلطة الميناء يوم الاثنين عودة العبّارة الليلية بين الجزر بعد العاصفة'],
    ['fa', 'بندر روز دوشنبه پس از توفان بسته شد و کشتی‌ها تا پنجشنبه نمی‌روند، رئیس بندر گفت.'],
    ['he', 'הנמל נסגר ביום שני אחרי הסערה, והמעבורות לא יפליגו עד יום חמישי, אמר מנהל הנמל.'],
    ['ru', 'Порт закрыли в понедельник после шторма, и паромы не будут ходить до четверга.'],
    ['uk', 'Порт закрили в понеділок після шторму, і пороми не ходитимуть до четверга.'],
    ['hi', 'तूफान के बाद सोमवार को बंदरगाह बंद कर दिया गया और नौकाएँ गुरुवार तक नहीं चलेंगी।'],
    [
      'de',
      'Der Hafen wurde am Montag geschlossen, und die Fähren fahren erst am Donnerstag wieder.',
    ],
    ['fr', 'Le port a été fermé lundi après la tempête, et les bacs ne reprendront que jeudi.'],
    [
      'es',
      'El puerto se cerró el lunes tras la tormenta, y los barcos no vuelven hasta el jueves.',
    ],
    ['pt', 'O porto foi fechado na segunda-feira, e os barcos só voltam na quinta-feira à noite.'],
    [
      'it',
      'Il porto è stato chiuso lunedì dopo la tempesta, e i traghetti non tornano fino a giovedì.',
    ],
    ['nl', 'De haven is maandag na de storm gesloten, en de veerboten varen pas donderdag weer.'],
    ['da', 'Havnen blev lukket mandag efter stormen, og færgerne sejler først torsdag igen.'],
    ['sv', 'Hamnen stängdes i måndags efter stormen, och färjorna går först på torsdag igen.'],
    ['fi', 'Satama suljettiin maanantaina myrskyn jälkeen, ja lautat kulkevat vasta torstaina.'],
    ['pl', 'Port zamknięto w poniedziałek po burzy, a promy nie wypłyną wcześniej niż w czwartek.'],
    [
      'tr',
      'Liman pazartesi günü fırtınadan sonra kapatıldı ve vapurlar perşembeye kadar çalışmayacak.',
    ],
    [
      'vi',
      'Cảng đã đóng cửa hôm thứ Hai sau cơn bão, và các chuyến phà sẽ không chạy cho đến thứ Năm.',
    ],
    [
      'id',
      'Pelabuhan ditutup pada hari Senin karena badai, dan feri baru berlayar pada hari Kamis.',
    ],
    [
      'ms',
      'Pelabuhan ditutup pada hari Isnin kerana ribut, dan feri akan belayar semula pada Khamis.',
    ],
    [
      'en',
      'The harbour was closed on Monday, and the ferries will not sail before Thursday night.',
    ],
  ])('%s: %s', async (language, text) => {
    expect(await guessLanguage(text)).toBe(language)
  })

  test.each([
    ['nothing', ''],
    ['a few words', 'Der Hafen ist zu'],
    ['figures', '12 34 56 78 90 '.repeat(50)],
    ['code alone', `\`\`\`\n${'der die das und nicht '.repeat(20)}\n\`\`\``],
    ['addresses alone', 'https://der-hafen.example/und-die-nacht '.repeat(20)],
    ['a few characters', '第一班'],
  ])('says nothing of %s', async (_, text) => {
    expect(await guessLanguage(text)).toBeUndefined()
  })

  test('leaves markup out of what it looks at', async () => {
    const text =
      '<p class="the of and to is was that with">Der Hafen ist am Montag geschlossen</p>\n'
    expect(await guessLanguage(text.repeat(4))).toBe('de')
  })
})
