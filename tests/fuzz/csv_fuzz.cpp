#include "gateway/app/csv.hpp"
#include "gateway/app/instance_path.hpp"

#include <cstdint>
#include <cstdlib>
#include <sstream>

// A batch's rows and headings: no input may crash the reader, hang it, or give a cell that is not
// UTF-8 text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char*>(data), size);
    std::istringstream in(text);
    buzon::app::CsvReader reader(in, 4096);
    // Every call consumes a line or ends, so there are no more of them than bytes.
    for (std::size_t calls = 0; calls <= size + 1; ++calls) {
        const auto record = reader.next();
        if (!record) continue;
        if (!*record) return 0;
        for (const std::string& cell : (*record)->cells) {
            if (cell.find('\0') != std::string::npos) std::abort();
            static_cast<void>(buzon::app::InstancePath::parse(cell));
        }
    }
    std::abort();
}
