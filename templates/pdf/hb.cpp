#include "templates/pdf/hb.hpp"

#include <hb-subset.h>
#include <hb.h>

namespace buzon::templates::pdf::hb {

void Destroy::operator()(hb_blob_t* object) const noexcept
{
    hb_blob_destroy(object);
}
void Destroy::operator()(hb_buffer_t* object) const noexcept
{
    hb_buffer_destroy(object);
}
void Destroy::operator()(hb_face_t* object) const noexcept
{
    hb_face_destroy(object);
}
void Destroy::operator()(hb_font_t* object) const noexcept
{
    hb_font_destroy(object);
}
void Destroy::operator()(hb_set_t* object) const noexcept
{
    hb_set_destroy(object);
}
void Destroy::operator()(hb_subset_input_t* object) const noexcept
{
    hb_subset_input_destroy(object);
}

}  // namespace buzon::templates::pdf::hb
