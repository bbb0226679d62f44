/** Words of pages of one language, as they stand in what was copied from a page, parted by bars. */
interface PageWords {
  /** Little words that stand in every text of the language, and seldom in others. */
  little: string
  /** Before a headline. */
  title: string
  /** Before an address. */
  address: string
  /** Before the name of whom a text was taken from. */
  source: string
  /** Before the name of who wrote it. */
  by: string
  /** Before a date. */
  published: string
  /** Names of sections that stand before the place of an event. */
  sections: string
  /** Whole lines of menus and buttons. */
  buttons: string
  /** Whole lines that stand where advertisements are, also within a text. */
  adverts: string
  /** Whole lines in which a template speaks of itself: players, scripts, pictures, jumps within the page. */
  notices: string
  /** How a line begins that asks readers to subscribe, follow or write, behind a text. */
  calls: string
  /** How a line about rights begins. */
  rights: string
  /** What stands in a line about rights, and nowhere else. */
  reserved: string
  /** Above other articles, below the text. */
  further: string
  /** Above a box about the author or the paper, below the text. */
  boxes: string
}

/** The words by language (BCP 47), in small letters, parted by bars. Add a language by adding its words here. */
export const wordsOf: Record<string, PageWords> = {
  en: {
    little: 'the|and|of|to|was|were|that|with|for|has|said',
    title: 'title|headline',
    address: 'url|link|address|permalink',
    source: 'source|sources',
    by: 'by|written by|author',
    published: 'published|published on|first published|posted|posted on|date|updated|last updated',
    sections: `news|sport|sports|culture|politics|economy|business|opinion|world|local|reports
      report|interview|health|science|society|statement`,
    buttons: `home|about|about us|contact|contact us|menu|search|login|log in|sign in|sign up
      register|subscribe|newsletter|share|share this|tweet|print|email|copy link|like
      follow us|close|close gallery|open gallery|gallery|next|previous|back|back to top
      skip to content|read more|load more|more|archive|privacy|privacy policy|terms
      imprint|donate|support us|comments|leave a comment|language|all
      cookies|accept`,
    adverts: `advert|advertisement|advertising|sponsored content|sign up for our newsletter
      sign up to our newsletter|subscribe to our newsletter`,
    notices: `media playback is unsupported on your device|media playback is not supported on this device
      this slideshow requires javascript|please enable javascript|loading|loading content
      image|caption|image caption|media caption|continue reading below|story continues below
      article continues below|article continues after advertisement|skip to content
      skip to main content|text size|print article|order reprints|this video file cannot be played`,
    calls: `follow|email|e-mail|contact|write to|reach|join|like this story|subscribe|sign up|get|have a tip
      click here|download|listen|watch|tell us|send us|want more|get in touch`,
    rights: 'copyright',
    reserved: 'all rights reserved',
    further: `related|related articles|related posts|related stories|read also|read next|read more
      see more|more news|more on this story|more from|latest news|breaking news|most read
      most popular|trending|recommended|see also|also read|you may also like|you might also like
      don't miss|don’t miss`,
    boxes: 'about the author|about the authors|want more stories like this',
  },
  ar: {
    little: 'في|من|على|إلى|أن|عن|بعد|التي|الذي',
    title: 'العنوان',
    address: 'الرابط|رابط',
    source: 'المصدر|مصدر|المصادر',
    by: 'بقلم|كتب|الكاتب',
    published: 'نشر|نُشر|نشر في|تاريخ النشر|التاريخ|آخر تحديث',
    sections: 'أخبار|الأخبار|خبر|رياضة|ثقافة|سياسة|اقتصاد|رأي|تقارير|تقرير|محليات|مقابلة|صحة|بيان',
    buttons: `الرئيسية|من نحن|اتصل بنا|تواصل معنا|القائمة|بحث|تسجيل الدخول|اشترك|مشاركة|شارك|طباعة
      نسخ الرابط|إغلاق|إغلاق المعرض|التالي|السابق|المزيد|اقرأ المزيد|الأرشيف
      سياسة الخصوصية|تعليقات|تابعنا|تبرع|اللغة|الكل`,
    adverts: 'إعلان|إعلانات|اشترك في نشرتنا البريدية',
    notices: `لا يمكن تشغيل الوسائط على جهازك|يرجى تفعيل جافا سكريبت|جارٍ التحميل|جار التحميل|انتقل إلى المحتوى`,
    calls: `تابعنا|تابعونا|اشترك|اشتركوا|انضم|انضموا|راسلنا|راسلونا|حمل التطبيق|تواصل مع`,
    rights: 'حقوق النشر',
    reserved: 'جميع الحقوق محفوظة|كل الحقوق محفوظة',
    boxes: 'عن الكاتب|عن الكاتبة',
    further:
      'مقالات ذات صلة|أخبار ذات صلة|قد يعجبك أيضا|قد يعجبك أيضاً|مواضيع ذات صلة|اقرأ أيضا|اقرأ أيضاً|آخر الأخبار|الأكثر قراءة',
  },
  fr: {
    little: 'le|les|des|et|dans|est|sont|du|au|aux|une|pour|qui',
    title: 'titre',
    address: 'url|lien|adresse',
    source: 'source|sources',
    by: 'par|écrit par|auteur',
    published: 'publié|publié le|date|mis à jour|mis à jour le',
    sections: `actualités|actualité|actu|infos|sport|culture|politique|économie|opinion|monde
      société|reportage|entretien|communiqué`,
    buttons: `accueil|à propos|qui sommes-nous|contact|contactez-nous|menu|recherche|rechercher
      connexion|s'inscrire|abonnez-vous|s'abonner|partager|imprimer|copier le lien|fermer
      fermer la galerie|suivant|précédent|retour|haut de page|lire la suite|voir plus|plus
      archives|confidentialité|mentions légales|commentaires|faire un don|langue
      suivez-nous`,
    adverts: 'publicité|inscrivez-vous à notre newsletter|abonnez-vous à notre newsletter',
    notices: `la lecture du média n’est pas prise en charge sur votre appareil|veuillez activer javascript
      chargement|légende|la suite après la publicité|aller au contenu|passer au contenu`,
    calls: `suivez|abonnez-vous|inscrivez-vous|contactez|écrivez|rejoignez|cliquez ici|téléchargez|recevez`,
    rights: 'copyright',
    reserved: 'tous droits réservés',
    boxes: 'à propos de l’auteur|à propos de l’autrice',
    further: `articles liés|à lire également|lire également|vous aimerez aussi|à lire aussi|lire aussi|sur le même sujet|dernières nouvelles
      les plus lus|voir aussi`,
  },
  de: {
    little: 'der|die|das|und|ist|nicht|den|dem|mit|ein|eine|für|auf|seit',
    title: 'titel|überschrift|schlagzeile',
    address: 'url|link|adresse',
    source: 'quelle|quellen',
    by: 'von|autor|autorin',
    published: 'veröffentlicht|veröffentlicht am|datum|stand|aktualisiert|aktualisiert am',
    sections: `nachrichten|news|aktuelles|sport|kultur|politik|wirtschaft|meinung|welt|lokales
      bericht|interview|gesellschaft|meldung`,
    buttons: `start|startseite|über uns|kontakt|menü|suche|suchen|anmelden|registrieren|abonnieren
      teilen|drucken|link kopieren|schließen|galerie schließen|weiter|zurück|nach oben
      weiterlesen|mehr|mehr laden|archiv|datenschutz|impressum|kommentare|spenden|sprache
      folgen sie uns|alle`,
    adverts: 'anzeige|werbung|abonnieren sie unseren newsletter',
    notices: `die medienwiedergabe wird auf ihrem gerät nicht unterstützt|bitte aktivieren sie javascript
      wird geladen|bildunterschrift|weiter nach der anzeige|zum inhalt springen|zum hauptinhalt springen`,
    calls: `folgen sie|abonnieren sie|schreiben sie|kontaktieren sie|klicken sie hier|laden sie|melden sie sich an`,
    rights: 'copyright',
    reserved: 'alle rechte vorbehalten',
    boxes: 'über den autor|über die autorin',
    further: `ähnliche artikel|das könnte sie auch interessieren|mehr lesen|lesen sie auch|mehr zum thema|neueste nachrichten|meistgelesen
      siehe auch|weitere artikel`,
  },
  es: {
    little: 'el|los|las|y|con|para|una|por|que|del|fue|desde',
    title: 'título|titular',
    address: 'url|enlace|dirección',
    source: 'fuente|fuentes',
    by: 'por|escrito por|autor|autora',
    published: 'publicado|publicado el|fecha|actualizado|actualizado el',
    sections: `noticias|actualidad|deportes|cultura|política|economía|opinión|mundo|sociedad
      informe|reportaje|entrevista|comunicado`,
    buttons: `inicio|acerca de|quiénes somos|sobre nosotros|contacto|menú|buscar|iniciar sesión
      registrarse|suscribirse|suscríbete|compartir|imprimir|copiar enlace|cerrar
      cerrar galería|siguiente|anterior|volver|volver arriba|leer más|ver más|más|archivo
      privacidad|aviso legal|comentarios|donar|idioma|síguenos|todo`,
    adverts: 'publicidad|suscríbete a nuestro boletín|suscríbase a nuestro boletín',
    notices: `tu dispositivo no soporta la reproducción de medios|por favor activa javascript|cargando
      pie de foto|continúa después de la publicidad|saltar al contenido|ir al contenido`,
    calls: `síguenos|sigue a|siga a|suscríbete|suscríbase|contacta|contacte|escribe a|escriba a|únete|haz clic aquí
      haga clic aquí|descarga|descargue|recibe|reciba`,
    rights: 'copyright',
    reserved: 'todos los derechos reservados|derechos reservados',
    boxes: 'sobre el autor|sobre la autora',
    further: `artículos relacionados|leer también|también te puede interesar|te puede interesar|noticias relacionadas|lea también|lee también
      últimas noticias|lo más leído|ver también`,
  },
}

/** Services to which pages offer to pass on a text. */
export const services = wordsIn(
  'facebook|twitter|x|whatsapp|telegram|linkedin|instagram|youtube|pinterest|reddit|tiktok|rss|mastodon|bluesky|threads|messenger|viber',
)

/** All words of one kind, of all languages. */
export function allWords(kind: keyof PageWords): string[] {
  return [...new Set(Object.values(wordsOf).flatMap(words => wordsIn(words[kind])))]
}

/** All words of one kind as alternatives of a pattern, longer ones before those they begin with. */
export function alternatives(kind: keyof PageWords): string {
  return allWords(kind)
    .toSorted((a, b) => b.length - a.length)
    .join('|')
}

function wordsIn(list: string): string[] {
  return list.split(/\s*[|\n]\s*/)
}
