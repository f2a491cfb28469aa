"""One module for each page and each thing over the pages, loaded when it is first wanted.

make_views(pages), for a page: makes its views, sets those that others name, returns the page.
make_screens(screens): sets what stands behind, and connects it to what it works with. What another
page holds is connected by `pages.when`, or asked for at the moment it is needed.
"""
