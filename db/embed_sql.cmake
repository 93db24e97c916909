# cmake -DOUT=file.cpp -DSQL="a.sql;b.sql" -P embed_sql.cmake: the migrations as a table of raw strings.
set(rows "")
set(text "")
list(LENGTH SQL count)
foreach(file IN LISTS SQL)
    get_filename_component(base ${file} NAME_WE)
    if(NOT base MATCHES "^([0-9][0-9][0-9][0-9])_[a-z_]+$")
        message(FATAL_ERROR "${file}: a migration is called NNNN_name.sql")
    endif()
    math(EXPR number "1${CMAKE_MATCH_1} - 10000")
    file(READ ${file} sql)
    string(APPEND rows "    {${number}, \"${base}\", R\"buzonsql(${sql})buzonsql\"},\n")
endforeach()
file(WRITE ${OUT} "#include \"db/migrate.hpp\"\n\n#include <array>\n\nnamespace buzon::db {\nnamespace {\n
constexpr std::array<Migration, ${count}> kMigrations{{\n${rows}}};\n\n}  // namespace\n
std::span<const Migration> migrations()\n{\n    return kMigrations;\n}\n\n}  // namespace buzon::db\n")
