#include "ijw/site/site.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/log.h"
#include "site_parts.h"

/* Stylesheet and script, part of the program (Makefile). */
struct embedded {
	const char *name;
	const char *bytes;
	const char *end;
};
extern const struct embedded site_embedded[];

static int each_code(const struct site *site, enum page_kind kind, const char *list,
		     site_visit *visit, void *context)
{
	size_t count;
	const struct figures_code *codes = figures_codes(site->figures, list, &count);
	int rc = 0;

	for (size_t i = 0; i < count && rc == 0; i++)
		rc = visit(context, kind, codes[i].code);
	return rc;
}

int site_pages(const struct site *site, site_visit *visit, void *context)
{
	int rc = 0;

	for (int kind = 0; kind < PAGE_KINDS && rc == 0; kind++)
		switch ((enum page_kind)kind) {
		case PAGE_GEMEENTE:
			rc = each_code(site, PAGE_GEMEENTE, "RegioS", visit, context);
			break;
		case PAGE_AANBIEDER:
			rc = each_code(site, PAGE_AANBIEDER, "Aanbieder", visit, context);
			break;
		case PAGE_SOORT:
			rc = each_code(site, PAGE_SOORT, "Productcategorie", visit, context);
			break;
		case PAGE_REGIO:
		case PAGE_GEMEENTEN:
		case PAGE_AANBIEDERS:
		case PAGE_SOORTEN:
		case PAGE_WIJZER:
		case PAGE_KWALITEIT:
		case PAGE_UITLEG:
		case PAGE_KINDS:
		default:
			rc = visit(context, (enum page_kind)kind, NULL);
		}
	return rc;
}

struct writing {
	const struct site *site;
	struct folder *folder;
	struct buf out;
	struct pool *pool;
	struct drawings drawings;
};

static struct page new_page(struct writing *writing)
{
	buf_clear(&writing->out);
	pool_reset(writing->pool);
	return (struct page){.site = writing->site,
			     .html = {.out = &writing->out,
				      .language = writing->site->language,
				      .pool = writing->pool,
				      .prefix = ""},
			     .drawings = &writing->drawings};
}

static int put(struct writing *writing, const char *name)
{
	return folder_put(writing->folder, name, writing->out.data, writing->out.length);
}

static int write_page(void *context, enum page_kind kind, const char *code)
{
	struct writing *writing = context;
	struct page page = new_page(writing);

	page.kind = kind;
	page.code = code;
	frame_begin(&page);
	if (writing->site->figures != NULL)
		frame_body(&page, kind);
	else
		page_none(&page);
	frame_end(&page);
	return put(writing,
		   pool_printf(writing->pool, "%s.html", page_name(writing->pool, kind, code)));
}

static int write_print(struct writing *writing)
{
	struct page page = new_page(writing);

	print_all(&page);
	return put(writing, "rapport.html");
}

static int write_shared(struct writing *writing)
{
	int rc = 0;

	for (const struct embedded *file = site_embedded; file->name != NULL && rc == 0; file++)
		rc = folder_put(writing->folder, file->name, file->bytes,
				(size_t)(file->end - file->bytes));
	for (int i = 0; i < FIGURES_COPIES && writing->site->figures != NULL && rc == 0; i++) {
		const struct figures_copy *copy = &writing->site->figures->copy[i];

		rc = folder_put(writing->folder, copy->name, copy->bytes, copy->length);
	}
	return rc;
}

static int write_all(struct writing *writing)
{
	int rc = write_shared(writing);

	if (rc == 0 && writing->site->figures == NULL)
		return write_page(writing, PAGE_REGIO, NULL);
	if (rc == 0)
		rc = site_pages(writing->site, write_page, writing);
	return rc == 0 ? write_print(writing) : rc;
}

int site_write(const struct site *site, const char *out)
{
	struct folder folder;
	struct writing writing = {
	    .site = site, .folder = &folder, .out = BUF_INIT(0), .pool = pool_new()};
	int rc = folder_begin(&folder, site, out);

	if (rc == 0)
		rc = write_all(&writing);
	if (rc == 0)
		rc = folder_settle(&folder);
	folder_end(&folder);
	buf_free(&writing.out);
	drawings_free(&writing.drawings);
	pool_free(writing.pool);
	return rc;
}
