<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml">
  <xsl:include href="../../../common/cobro.xsl"/>

  <xsl:template match="/acto" mode="titulo">Mandamiento de ejecución: requerimiento de pago y embargo</xsl:template>

  <xsl:template match="/acto" mode="resumen">
    <dt>¿Qué es este documento?</dt>
    <dd>Es un mandamiento de ejecución: el Instituto le requiere pagar <xsl:call-template name="lista-creditos"><xsl:with-param name="creditos" select="requerimientoPago/adeudo/credito"/></xsl:call-template> y, si no prueba que pagó, ordena embargar sus bienes. <xsl:choose><xsl:when test="requerimientoPago/causa = 'cese-plazos'">Cesó la prórroga o la autorización para pagar a plazos.</xsl:when><xsl:otherwise>Ya venció el plazo para pagar y no consta el pago.</xsl:otherwise></xsl:choose></dd>
    <dt>¿Cuánto debo pagar?</dt>
    <dd><xsl:call-template name="importe-destacado"><xsl:with-param name="importe" select="requerimientoPago/total"/></xsl:call-template></dd>
    <dt>¿Hasta cuándo?</dt>
    <dd><xsl:apply-templates select="." mode="plazo"/> Línea de captura: <strong><xsl:value-of select="requerimientoPago/pago/lineaCaptura"/></strong>.</dd>
  </xsl:template>

  <xsl:template match="/acto" mode="plazo">
    <xsl:choose>
      <xsl:when test="requerimientoPago/plazoPago"><xsl:value-of select="requerimientoPago/plazoPago/@dias"/> días hábiles, contados desde el siguiente a aquel en que surta efectos la notificación (artículo 151 del Código Fiscal de la Federación).</xsl:when>
      <xsl:otherwise>De inmediato: en el acto en que surta efectos este requerimiento debe probar que ya pagó; de lo contrario se embarga (artículo 151 del Código Fiscal de la Federación).</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="/acto" mode="consecuencias">
    <dt>¿Qué pasa si no hago nada?</dt>
    <dd>El Instituto embarga bienes suficientes para cubrir el adeudo, empezando por los depósitos bancarios, y puede rematarlos; cada diligencia causa nuevos gastos de ejecución y el adeudo sigue creciendo con actualización y recargos.</dd>
    <dt>¿Y si ya pagué, o hay un juicio y garanticé?</dt>
    <dd>Preséntelo por el Buzón IMSS o muéstrelo al ejecutor: no se embarga por créditos pagados, ni por los impugnados y garantizados.</dd>
    <xsl:call-template name="como-me-inconformo"/>
  </xsl:template>

  <xsl:template match="/acto" mode="resuelve">
    <section>
      <h2>Requerimiento de pago</h2>
      <p>Expediente del procedimiento administrativo de ejecución: <strong><xsl:value-of select="requerimientoPago/expediente"/></strong>.</p>
      <h3>Resultandos</h3>
      <xsl:call-template name="adeudo"><xsl:with-param name="adeudo" select="requerimientoPago/adeudo"/></xsl:call-template>
      <xsl:call-template name="exigibilidad"><xsl:with-param name="adeudo" select="requerimientoPago/adeudo"/></xsl:call-template>
      <xsl:call-template name="gastos-ejecucion"><xsl:with-param name="gastos" select="requerimientoPago/gastosEjecucion"/></xsl:call-template>
      <h3>Considerandos</h3>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">Los créditos relacionados son exigibles: <xsl:choose><xsl:when test="requerimientoPago/causa = 'cese-plazos'">cesó la prórroga o la autorización para pagarlos a plazos</xsl:when><xsl:otherwise>transcurrieron los días hábiles que señala el artículo 144 del Código Fiscal de la Federación desde que surtió efectos su notificación</xsl:otherwise></xsl:choose>, sin que se hayan pagado y sin que medie garantía o medio de defensa que suspenda su ejecución.</xsl:with-param></xsl:call-template>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">El artículo 291 de la Ley del Seguro Social manda hacerlos efectivos mediante el procedimiento administrativo de ejecución del Código Fiscal de la Federación, cuyo artículo 151 ordena requerir de pago al deudor y, si en el acto no prueba haberlo efectuado, proceder de inmediato al embargo.</xsl:with-param></xsl:call-template>
      <h3>Resolutivos</h3>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">Se requiere a <strong><xsl:value-of select="destinatario/nombre"/></strong> el pago de <xsl:call-template name="importe-con-letra"><xsl:with-param name="importe" select="requerimientoPago/total"/></xsl:call-template>, importe de <xsl:call-template name="lista-creditos"><xsl:with-param name="creditos" select="requerimientoPago/adeudo/credito"/></xsl:call-template>, con los accesorios causados al <xsl:call-template name="fecha"><xsl:with-param name="dia" select="requerimientoPago/adeudo/@actualizadoAl"/></xsl:call-template> y los gastos de ejecución de este requerimiento. Los accesorios que se causen hasta el pago se suman a esa cantidad.</xsl:with-param></xsl:call-template>
      <xsl:choose>
        <xsl:when test="requerimientoPago/embargo/@modalidad = 'domicilio'">
          <xsl:call-template name="apartado"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">Si no se prueba el pago, embárguense bienes suficientes para cubrir el adeudo y sus accesorios, en el orden del artículo 155 del Código Fiscal de la Federación y con exclusión de los que su artículo 157 declara inembargables. La diligencia se practica en el domicilio del deudor, en días y horas hábiles, y de ella se levanta acta pormenorizada (artículo 152).</xsl:with-param></xsl:call-template>
          <xsl:call-template name="apartado"><xsl:with-param name="numero" select="3"/><xsl:with-param name="texto">Se designa para practicarla, conjunta o separadamente, a las personas siguientes, que deben identificarse con la constancia que se indica:</xsl:with-param></xsl:call-template>
          <div class="tabla" role="region" tabindex="0" aria-label="Ejecutores designados">
            <table class="w-4-3-4">
              <caption>Ejecutores designados</caption>
              <thead><tr><th scope="col">Nombre</th><th scope="col">Constancia</th><th scope="col">Vigencia</th></tr></thead>
              <tbody><xsl:for-each select="requerimientoPago/embargo/ejecutor"><tr><th scope="row"><xsl:value-of select="@nombre"/></th><td><xsl:value-of select="@constancia"/></td><td><xsl:call-template name="fecha-corta"><xsl:with-param name="dia" select="@desde"/></xsl:call-template> a <xsl:call-template name="fecha-corta"><xsl:with-param name="dia" select="@hasta"/></xsl:call-template></td></tr></xsl:for-each></tbody>
            </table>
          </div>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="apartado"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">Si no se prueba el pago, embárguense mediante declaratoria, en términos del artículo 151 Bis del Código Fiscal de la Federación, depósitos, valores y créditos de fácil cobro, inmuebles o bienes intangibles suficientes para cubrir el adeudo y sus accesorios, con exclusión de los que el artículo 157 declara inembargables.</xsl:with-param></xsl:call-template>
          <xsl:call-template name="apartado"><xsl:with-param name="numero" select="3"/><xsl:with-param name="texto">La declaratoria detallará los bienes y se notificará por la misma vía que este mandamiento; una vez que surta efectos continuará el procedimiento.</xsl:with-param></xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:if test="requerimientoPago/embargo/@modalidad = 'domicilio'">
        <xsl:call-template name="apartado"><xsl:with-param name="numero" select="4"/><xsl:with-param name="texto">La persona con quien se entienda la diligencia puede señalar los bienes que se embarguen, siempre que sean de fácil realización, basten y respete el orden del artículo 155.</xsl:with-param></xsl:call-template>
      </xsl:if>
      <p>El deudor puede pagar en cualquier momento, pedir que se garantice el adeudo en otra de las formas del artículo 141 del Código Fiscal de la Federación y, si hay embargo, proponer comprador de los bienes antes de que se rematen.</p>
    </section>
    <xsl:call-template name="forma-pago"><xsl:with-param name="pago" select="requerimientoPago/pago"/><xsl:with-param name="total" select="requerimientoPago/total"/><xsl:with-param name="plazo"><xsl:apply-templates select="." mode="plazo"/></xsl:with-param></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
