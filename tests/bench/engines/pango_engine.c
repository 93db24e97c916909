/* pango_engine LINES OUT.pdf: cairo and Pango lay out the blocks of pango_lines.py, DOCUMENTS times.
 * No tags, no attachment, no PDF/A: cairo writes none. */
#include <pango/pangocairo.h>

#include <cairo-pdf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

enum { DOCUMENTS = 50, ROUNDS = 3, COLUMNS = 16 };

static const double LEFT = 64, RIGHT = 552, TOP = 48, BOTTOM = 722;

struct page {
    cairo_t* cairo;
    PangoLayout* layout;
    double y;
};

static size_t written;

static cairo_status_t sink(void* file, const unsigned char* data, unsigned length)
{
    written += length;
    if (file != NULL) fwrite(data, 1, length, file);
    return CAIRO_STATUS_SUCCESS;
}

static void font(struct page* page, const char* description)
{
    PangoFontDescription* made = pango_font_description_from_string(description);
    pango_layout_set_font_description(page->layout, made);
    pango_font_description_free(made);
}

static void new_page(struct page* page)
{
    cairo_show_page(page->cairo);
    page->y = TOP;
}

/* Height of the text; drawn when `draw`. */
static double text(struct page* page, const char* words, double x, double width, int right, int draw)
{
    int height;
    pango_layout_set_width(page->layout, (int)(width * PANGO_SCALE));
    pango_layout_set_alignment(page->layout, right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    pango_layout_set_text(page->layout, words, -1);
    pango_layout_get_size(page->layout, NULL, &height);
    if (draw) {
        cairo_move_to(page->cairo, x, page->y);
        pango_cairo_show_layout(page->cairo, page->layout);
    }
    return (double)height / PANGO_SCALE;
}

static void paragraph(struct page* page, const char* words, double x, double after)
{
    const double height = text(page, words, x, RIGHT - x, 0, 0);
    if (page->y + height > BOTTOM) new_page(page);
    cairo_move_to(page->cairo, x, page->y);
    pango_cairo_show_layout(page->cairo, page->layout);
    page->y += height + after;
}

static int split(char* line, char** fields)
{
    int count = 0;
    for (char* at = strtok(line, "\t"); at != NULL && count < COLUMNS; at = strtok(NULL, "\t")) {
        fields[count++] = at;
    }
    return count;
}

static void row(struct page* page, char** fields, int count, const char* aligns)
{
    const double width = (RIGHT - LEFT) / (count > 1 ? count - 1 : 1);
    if (page->y + 26 > BOTTOM) new_page(page);
    double tallest = 0;
    for (int i = 1; i < count; ++i) {
        const double x = LEFT + width * (i - 1);
        const double height = text(page, fields[i], x, width - 10, aligns[i] == 'r', 1);
        if (height > tallest) tallest = height;
    }
    page->y += tallest + 6;
    cairo_rectangle(page->cairo, LEFT, page->y - 3, RIGHT - LEFT, 0.5);
    cairo_fill(page->cairo);
}

static void block(struct page* page, char** fields, int count, char* aligns)
{
    const char* kind = fields[0];
    if (strcmp(kind, "B") == 0) {
        new_page(page);
    } else if (kind[0] == 'H') {
        font(page, kind[1] == '1' ? "Noto Sans Bold 17.5" : "Noto Sans Bold 12");
        paragraph(page, fields[1], LEFT, 6);
    } else if (strcmp(kind, "P") == 0) {
        font(page, "Noto Sans 9.5");
        paragraph(page, fields[1], LEFT, 6.5);
    } else if (strcmp(kind, "D") == 0) {
        font(page, "Noto Sans 8.4");
        text(page, fields[1], LEFT, 95, 0, 1);
        font(page, "Noto Sans 9.3");
        paragraph(page, count > 2 ? fields[2] : "", LEFT + 100, 4);
    } else if (strcmp(kind, "T") == 0) {
        for (int i = 1; i < count; ++i) aligns[i] = fields[i][0];
    } else {
        font(page, kind[1] == 'R' ? "Noto Sans 8.4" : "Noto Sans Bold 8.4");
        row(page, fields, count, aligns);
    }
}

static void document(const char* lines, int number, FILE* file)
{
    cairo_surface_t* surface = cairo_pdf_surface_create_for_stream(sink, file, 612, 792);
    struct page page = {cairo_create(surface), NULL, TOP};
    char aligns[COLUMNS] = {0};
    char folio[32];
    page.layout = pango_cairo_create_layout(page.cairo);
    pango_cairo_context_set_resolution(pango_layout_get_context(page.layout), 72);
    snprintf(folio, sizeof folio, "Folio %07d", number);
    font(&page, "Noto Sans 7.4");
    paragraph(&page, folio, LEFT, 4);
    char* copy = strdup(lines);
    char* rest = copy;
    for (char* line = strsep(&rest, "\n"); line != NULL; line = strsep(&rest, "\n")) {
        char* fields[COLUMNS];
        const int count = split(line, fields);
        if (count > 0) block(&page, fields, count, aligns);
    }
    free(copy);
    g_object_unref(page.layout);
    cairo_destroy(page.cairo);
    cairo_surface_destroy(surface);
}

static double cpu_ms(void)
{
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    return 1e3 * (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
           1e-3 * (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec);
}

int main(int argc, char** argv)
{
    static char lines[1 << 22];
    FILE* in = argc == 3 ? fopen(argv[1], "rb") : NULL;
    if (in == NULL) return 2;
    lines[fread(lines, 1, sizeof lines - 1, in)] = '\0';
    fclose(in);
    FILE* out = fopen(argv[2], "wb");
    if (out == NULL) return 2;
    document(lines, 0, out);
    fclose(out);
    double best = 1e9;
    for (int round = 0; round < ROUNDS; ++round) {
        const double begin = cpu_ms();
        for (int i = 0; i < DOCUMENTS; ++i) {
            written = 0;
            document(lines, round * DOCUMENTS + i, NULL);
        }
        const double each = (cpu_ms() - begin) / DOCUMENTS;
        if (each < best) best = each;
    }
    printf("cairo+pango\t%.2f\t%zu\n", best, written);
    return 0;
}
