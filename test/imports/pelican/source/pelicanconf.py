SITENAME = 'The Sandbank Post'
SITEURL = 'https://old.example'
ARTICLE_URL = 'posts/{date:%Y}/{slug}/'
PATH = 'content'
