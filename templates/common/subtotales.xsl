<?xml version="1.0" encoding="UTF-8"?>
<!-- Long annexes add up as they go: after every forty rows, and after the last one of more than forty, a row with the sums of those above it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml">

  <xsl:variable name="tramo" select="40"/>

  <!-- Called after each row, whose element is the current node. Its type says the cells behind the label, in mode "sumas", from the rows in $renglones. -->
  <xsl:template name="subtotal">
    <xsl:param name="numero"/>    <!-- of this row, from 1 -->
    <xsl:param name="cuantos"/>   <!-- rows of the whole table -->
    <xsl:param name="columnas"/>  <!-- which the label spans -->
    <xsl:if test="$cuantos &gt; $tramo and ($numero mod $tramo = 0 or $numero = $cuantos)">
      <xsl:variable name="antes" select="($numero - 1) mod $tramo"/>
      <tr class="subtotal">
        <th scope="row" colspan="{$columnas}"><strong>Subtotal de los renglones <xsl:value-of select="$numero - $antes"/> a <xsl:value-of select="$numero"/></strong></th>
        <xsl:apply-templates select="." mode="sumas"><xsl:with-param name="renglones" select=". | preceding-sibling::*[position() &lt;= $antes]"/></xsl:apply-templates>
      </tr>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
