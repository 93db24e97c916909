#include "templates/pdf/document.hpp"

#include "templates/pdf/attachments.hpp"
#include "templates/pdf/deflate.hpp"
#include "templates/pdf/font_objects.hpp"
#include "templates/pdf/object_writer.hpp"
#include "templates/pdf/signature_fields.hpp"
#include "templates/pdf/structure_writer.hpp"
#include "templates/pdf/syntax.hpp"
#include "templates/pdf/xmp.hpp"

#include <fmt/format.h>

namespace buzon::templates::pdf {
namespace {

constexpr int page_deflate_level = 1;

class Assembly {
  public:
    Assembly(const PdfInput& input, Draft& draft, const std::vector<PaintedPage>& pages)
        : input_(input), draft_(draft), pages_(pages), writer_(expected_size())
    {
        catalog_ = writer_.reserve();
        page_tree_ = writer_.reserve();
        info_ = writer_.reserve();
        metadata_ = writer_.reserve();
        profile_ = writer_.reserve();
        resources_ = writer_.reserve();
        structure_ = writer_.reserve();
        parent_tree_ = writer_.reserve();
        first_page_ = writer_.reserve(2 * static_cast<int>(pages_.size()));
    }

    std::string write()
    {
        number_annotations();
        write_shared();
        write_fonts();
        write_pages();
        write_links();
        const Attached attached = write_attachments(input_, writer_);
        const ObjectNumber form =
            signature_.write(input_, first_page_, parent_key(link_count_), writer_);
        StructureWriter structure(
            draft_.tags, {structure_, parent_tree_, first_page_, annotation_numbers_}, writer_);
        structure.write(pages_, annotation_elems_);
        write_catalog(attached, form);
        return writer_.finish(catalog_, info_);
    }

  private:
    [[nodiscard]] std::size_t expected_size() const
    {
        std::size_t size = 150'000 + 130 * draft_.tags.elems().size();
        for (const PaintedPage& page : pages_) size += page.content.size() / 4;
        for (const Attachment& a : input_.attachments) size += a.bytes.size();
        return size;
    }

    [[nodiscard]] int parent_key(std::size_t annotation) const
    {
        return static_cast<int>(pages_.size() + annotation);
    }

    // Links first, page by page, then the signature fields.
    void number_annotations()
    {
        const auto add = [&](ObjectNumber number, ElemId elem, std::size_t page) {
            draft_.tags.annotate(elem, static_cast<std::int32_t>(page),
                                 static_cast<std::int32_t>(annotation_numbers_.size()));
            annotation_numbers_.push_back(number);
            annotation_elems_.push_back(elem);
        };
        for (std::size_t p = 0; p < pages_.size(); ++p) {
            for (const LinkArea& link : pages_[p].links) add(writer_.reserve(), link.elem, p);
        }
        link_count_ = annotation_numbers_.size();
        signature_ = SignatureFields(writer_);
        for (const ObjectNumber field : signature_.fields()) {
            add(field, draft_.tags.add(Tag::Form, 0), 0);
        }
    }

    void write_shared()
    {
        writer_.packed(
            info_, fmt::format("<</Title{}/Producer{}/Creator{}/CreationDate{}"
                               "/ModDate{}>>",
                               text_string(input_.title), byte_string(producer),
                               byte_string(producer), date(input_.created), date(input_.created)));
        writer_.stream(metadata_, "/Type/Metadata/Subtype/XML",
                       xmp_packet(input_.title, input_.created));
        writer_.stream(profile_, "/N 3/Filter/FlateDecode", draft_.fonts.colour_profile);
    }

    void write_fonts()
    {
        std::string fonts;
        for (std::size_t f = 0; f < design::face_count; ++f) {
            if (!draft_.shaper.uses()[f].any) continue;
            fonts += fmt::format("/F{} {}", f, reference(write_font(draft_.program(f), writer_)));
        }
        writer_.packed(resources_, "<</Font<<" + fonts + ">>>>");
    }

    void write_pages()
    {
        std::string kids;
        std::size_t annotation = 0;
        for (std::size_t p = 0; p < pages_.size(); ++p) {
            const ObjectNumber page = first_page_ + 2 * static_cast<int>(p);
            kids += reference(page) + " ";
            std::string annotations;
            for (std::size_t i = 0; i < pages_[p].links.size(); ++i) {
                annotations += reference(annotation_numbers_[annotation++]) + " ";
            }
            if (p == 0) {
                for (const ObjectNumber f : signature_.fields()) annotations += reference(f) + " ";
            }
            std::string body = fmt::format(
                "<</Type/Page/Parent {}/MediaBox[0 0 612 792]/Resources {}/Contents {}"
                "/StructParents {}/Tabs/S",
                reference(page_tree_), reference(resources_), reference(page + 1), p);
            if (!annotations.empty()) body += "/Annots[" + annotations + "]";
            writer_.open(page, body + ">>");
            writer_.stream(page + 1, "/Filter/FlateDecode",
                           deflate(pages_[p].content, page_deflate_level));
        }
        writer_.packed(page_tree_,
                       fmt::format("<</Type/Pages/Count {}/Kids[{}]>>", pages_.size(), kids));
    }

    void write_links()
    {
        std::size_t annotation = 0;
        for (const PaintedPage& page : pages_) {
            for (const LinkArea& link : page.links) {
                const LinkTarget& target = draft_.links[link.link];
                std::string rect;
                for (const Mpt edge : {link.left, link.bottom, link.right, link.top}) {
                    append_number(rect, edge);
                    rect += ' ';
                }
                // Flag 4: print; PDF/A allows no annotation that does not (ISO 19005-3, 6.3.2).
                writer_.packed(annotation_numbers_[annotation],
                               fmt::format("<</Type/Annot/Subtype/Link/Rect[{}]/Border[0 0 0]/F 4"
                                           "/StructParent {}/Contents{}/A<</S/URI/URI{}>>>>",
                                           rect, parent_key(annotation), text_string(target.text),
                                           byte_string(target.href)));
                ++annotation;
            }
        }
    }

    void write_catalog(const Attached& attached, ObjectNumber form)
    {
        writer_.open(
            catalog_,
            fmt::format("<</Type/Catalog/Version/1.7/Pages {}/Lang(es-MX)/MarkInfo<</Marked true>>"
                        "/ViewerPreferences<</DisplayDocTitle true>>/Metadata {}/StructTreeRoot {}"
                        "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
                        "/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)"
                        "/DestOutputProfile {}>>]/AcroForm {}"
                        "/Extensions<</ADBE<</BaseVersion/1.7/ExtensionLevel 8>>"
                        "/ESIC<</BaseVersion/1.7/ExtensionLevel 2>>>>{}>>",
                        reference(page_tree_), reference(metadata_), reference(structure_),
                        reference(profile_), reference(form), attached.catalog_entries));
    }

    const PdfInput& input_;
    Draft& draft_;
    const std::vector<PaintedPage>& pages_;
    ObjectWriter writer_;
    ObjectNumber catalog_ = 0, page_tree_ = 0, info_ = 0, metadata_ = 0, profile_ = 0,
                 resources_ = 0, structure_ = 0, parent_tree_ = 0, first_page_ = 0;
    SignatureFields signature_;
    std::size_t link_count_ = 0;
    std::vector<ObjectNumber> annotation_numbers_;
    std::vector<ElemId> annotation_elems_;
};

}  // namespace

std::string assemble(const PdfInput& input, Draft& draft, const std::vector<PaintedPage>& pages)
{
    return Assembly(input, draft, pages).write();
}

}  // namespace buzon::templates::pdf
