#pragma once

#include <memory>

struct hb_blob_t;
struct hb_buffer_t;
struct hb_face_t;
struct hb_font_t;
struct hb_set_t;
struct hb_subset_input_t;

// Owners of HarfBuzz's objects, without its headers.
namespace buzon::templates::pdf::hb {

struct Destroy {
    void operator()(hb_blob_t* object) const noexcept;
    void operator()(hb_buffer_t* object) const noexcept;
    void operator()(hb_face_t* object) const noexcept;
    void operator()(hb_font_t* object) const noexcept;
    void operator()(hb_set_t* object) const noexcept;
    void operator()(hb_subset_input_t* object) const noexcept;
};

using Blob = std::unique_ptr<hb_blob_t, Destroy>;
using Buffer = std::unique_ptr<hb_buffer_t, Destroy>;
using Face = std::unique_ptr<hb_face_t, Destroy>;
using Font = std::unique_ptr<hb_font_t, Destroy>;
using Set = std::unique_ptr<hb_set_t, Destroy>;
using SubsetInput = std::unique_ptr<hb_subset_input_t, Destroy>;

}  // namespace buzon::templates::pdf::hb
